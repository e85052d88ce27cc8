package io.marketdata.compute.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

class RedisWatchTest {

  private final MemoryView redis = new MemoryView();
  private final VirtualTimeScheduler timer = VirtualTimeScheduler.create();
  private final RedisWatch watch =
      new RedisWatch(redis, () -> timer.now(TimeUnit.NANOSECONDS), timer);

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
  void shouldVerifyEverySecond() {
    // when
    timer.advanceTimeBy(Duration.ofSeconds(10));

    // then
    assertThat(watch.generation()).isZero();
    assertThat(watch.verifiedAt()).isEqualTo(Duration.ofSeconds(10).toNanos());
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
    assertThat(watch.verifiedAt()).isEqualTo(Duration.ofSeconds(7).toNanos());
  }

  @Test
  void shouldBeginAGenerationWhenTheSameProcessAnswersAfterSomeSeconds() {
    // given
    timer.advanceTimeBy(Duration.ofSeconds(2));

    // when
    redis.answerAs(null);
    timer.advanceTimeBy(Duration.ofSeconds(20));
    long meanwhile = watch.verifiedAt();
    redis.answerAs("one process");
    timer.advanceTimeBy(Duration.ofSeconds(5));

    // then
    assertThat(meanwhile).isEqualTo(Duration.ofSeconds(2).toNanos());
    assertThat(watch.generation()).isEqualTo(1);
    assertThat(watch.verifiedAt()).isEqualTo(Duration.ofSeconds(27).toNanos());
  }

  @Test
  void shouldTakeASingleMissedLookForNothing() {
    // given
    timer.advanceTimeBy(Duration.ofSeconds(2));

    // when
    redis.answerAs(null);
    timer.advanceTimeBy(Duration.ofSeconds(1));
    redis.answerAs("one process");
    timer.advanceTimeBy(Duration.ofSeconds(5));

    // then
    assertThat(watch.generation()).isZero();
  }
}
