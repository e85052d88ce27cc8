package io.marketdata.compute.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

class RedisWatchTest {

  private static final Duration LAG = Duration.ofSeconds(4);

  private final MemoryView redis = new MemoryView();
  private final VirtualTimeScheduler timer = VirtualTimeScheduler.create();
  private final RedisWatch watch =
      new RedisWatch(redis, () -> timer.now(TimeUnit.NANOSECONDS), timer, LAG.toNanos());

  @BeforeEach
  void start() {
    watch.start();
  }

  @AfterEach
  void stop() {
    watch.stop();
    timer.dispose();
  }

  @Test
  void shouldCallDurableWhatIsOlderThanTheLag() {
    // when
    timer.advanceTimeBy(Duration.ofSeconds(10));

    // then
    assertThat(watch.generation()).isZero();
    assertThat(watch.durableAt()).isEqualTo(Duration.ofSeconds(6).toNanos());
  }

  @Test
  void shouldBeginAGenerationWhenAnotherProcessAnswers() {
    // given
    timer.advanceTimeBy(Duration.ofSeconds(2));

    // when
    redis.answerAs("another");
    timer.advanceTimeBy(Duration.ofSeconds(5));

    // then
    assertThat(watch.generation()).isEqualTo(1);
    assertThat(watch.durableAt()).isEqualTo(Duration.ofSeconds(3).toNanos());
  }

  @Test
  void shouldNotCountTheTimeInWhichItDoesNotAnswer() {
    // given
    timer.advanceTimeBy(Duration.ofSeconds(7));

    // when
    redis.answerAs(null);
    timer.advanceTimeBy(Duration.ofSeconds(20));
    long meanwhile = watch.durableAt();
    redis.answerAs("one process");
    timer.advanceTimeBy(Duration.ofSeconds(3));

    // then
    assertThat(meanwhile).isEqualTo(Duration.ofSeconds(3).toNanos());
    assertThat(watch.generation()).isZero();
    assertThat(watch.durableAt()).isBetween(seconds(4), seconds(6));
  }

  private static long seconds(int seconds) {
    return Duration.ofSeconds(seconds).toNanos();
  }
}
