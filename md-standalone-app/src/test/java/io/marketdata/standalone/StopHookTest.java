package io.marketdata.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.process.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StopHookTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final AtomicBoolean halted = new AtomicBoolean();
  private final AtomicBoolean refused = new AtomicBoolean();
  private final CountDownLatch release = new CountDownLatch(1);
  private final Started started = new Started();

  @AfterEach
  void release() {
    release.countDown();
  }

  @Test
  void shouldSayAndBoundAStopWhileAStepHangs() throws Exception {
    // given
    Thread starting = hangingStep();

    // when
    hook(Duration.ofMillis(100)).run();

    // then
    assertThat(text(out)).startsWith("Stopping");
    assertThat(text(err)).contains("not stopped after");
    assertThat(halted).isTrue();
    assertThat(starting.isAlive()).isTrue();
  }

  @Test
  void shouldStartNoFurtherStepOnceToldToStop() throws Exception {
    // given
    Thread starting = hangingStep();
    hook(Duration.ofMillis(100)).run();

    // when
    release.countDown();

    // then
    starting.join();
    assertThat(refused).isTrue();
  }

  @Test
  void shouldSayNothingWhereAllHasStopped() {
    // given
    started.stop();

    // when
    hook(Duration.ofSeconds(5)).run();

    // then
    assertThat(text(out)).isEmpty();
    assertThat(halted).isFalse();
  }

  /** A start whose first step hangs until it is released; a second step would follow. */
  private Thread hangingStep() throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    Thread thread =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              try {
                started.start("first", () -> hang(inside));
                started.start("second", () -> () -> {});
              } catch (StoppedException e) {
                refused.set(true);
              }
            });
    assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();
    return thread;
  }

  private AutoCloseable hang(CountDownLatch inside) {
    inside.countDown();
    try {
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return () -> {};
  }

  private StopHook hook(Duration limit) {
    return new StopHook(
        started::isStopped,
        started::stop,
        new Console("run", print(out), print(err)),
        limit,
        () -> halted.set(true));
  }

  private static PrintStream print(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream from) {
    return from.toString(StandardCharsets.UTF_8);
  }
}
