package io.marketdata.compute.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeenTimeTest {

  private static final long SECOND = 1_000_000_000L;
  private static final long LAG = 10 * SECOND;

  private final SeenTime seen = new SeenTime(LAG, 0);
  private long now;

  @Test
  void shouldCallDurableWhatIsOlderThanTheLag() {
    // when
    long durableAt = look(30);

    // then
    assertThat(durableAt).isEqualTo(20 * SECOND);
  }

  @Test
  void shouldTakeALookThatIsAnsweredLateForSeenTime() {
    // when
    long durableAt = 0;
    for (int i = 0; i < 20; i++) {
      long at = now + SECOND;
      now = at + 2 * SECOND;
      durableAt = seen.seen(at, now);
    }

    // then
    assertThat(durableAt).isEqualTo(58 * SECOND - LAG);
  }

  @Test
  void shouldNotCountTimeWithoutLooks() {
    // given
    look(20);

    // when
    now += 30 * SECOND;
    long afterThePause = look(0);
    long later = look(4);

    // then
    assertThat(afterThePause).isEqualTo(10 * SECOND);
    assertThat(later).isEqualTo(14 * SECOND);
  }

  @Test
  void shouldForgetAPauseThatLiesBeyondTheLag() {
    // given
    look(20);
    now += 30 * SECOND;

    // when
    long durableAt = look(11);

    // then
    assertThat(durableAt).isEqualTo(now - LAG);
  }

  @Test
  void shouldNeverBeTooEarlyHoweverManyPausesThereAre() {
    // given
    SeenTime many = new SeenTime(1_000 * SECOND, 0);
    long seenSeconds = 0;
    long time = 0;
    long durableAt = 0;

    // when
    for (int i = 0; i < 100; i++) {
      time += 5 * SECOND;
      durableAt = many.seen(time, time);
      for (int j = 0; j < 3; j++) {
        time += SECOND;
        durableAt = many.seen(time, time);
        seenSeconds++;
      }
    }

    // then
    assertThat(seenSeconds).isLessThan(1_000);
    assertThat(durableAt).isLessThanOrEqualTo(0);
  }

  private long look(int seconds) {
    long durableAt = seen.seen(now, now);
    for (int i = 0; i < seconds; i++) {
      now += SECOND;
      durableAt = seen.seen(now, now);
    }
    return durableAt;
  }
}
