package io.marketdata.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.calendar.ManualClock;
import io.marketdata.ingest.publish.LineConstants;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedClockTest {

  private static final long WALL = ManualClock.nanos("2026-03-02T10:00:00.123456789Z");
  private static final long EVENT = ManualClock.nanos("2026-03-02T12:30:00Z");

  private final ManualClock wall = new ManualClock(WALL);

  @Test
  void shouldRunAtItsSpeedFromTheAnchor() {
    // given
    FeedClock clock = clock(2_500);

    // when
    wall.advance(Duration.ofSeconds(10));

    // then
    assertThat(clock.base()).isEqualTo(EVENT + Duration.ofSeconds(25).toNanos());
  }

  @Test
  void shouldNotGoBackWithTheWall() {
    // given
    FeedClock clock = clock(1000);
    wall.advance(Duration.ofSeconds(10));
    long before = clock.base();

    // when
    wall.set(WALL - Duration.ofHours(1).toNanos());

    // then
    assertThat(clock.base()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 333, 1000, 1001, 60_000, 1_000_000})
  void shouldSayWhenATimeWillHaveCome(long speedMilli) {
    // given
    FeedClock clock = clock(speedMilli);
    long target = EVENT + 1_234_567_891L;

    // when
    wall.set(clock.wallAt(target));

    // then
    assertThat(clock.base()).isGreaterThanOrEqualTo(target - 1);
    assertThat(clock.base() - target).isLessThanOrEqualTo(speedMilli / 1000 + 1);
  }

  private FeedClock clock(long speedMilli) {
    LineConstants constants =
        new LineConstants(
            "test", false, true, false, EVENT, WALL, speedMilli, 0, 0, EVENT, 0, 0, "");
    return new FeedClock(wall::nanos, constants);
  }
}
