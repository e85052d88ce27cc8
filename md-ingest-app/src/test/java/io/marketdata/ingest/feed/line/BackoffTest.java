package io.marketdata.ingest.feed.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

  private static final long SEED = 20260101;
  private static final long MILLI = 1_000_000L;

  private final Backoff backoff =
      new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(60), new SplittableRandom(SEED));

  @ParameterizedTest
  @CsvSource({"1, 2000", "2, 4000", "3, 8000", "5, 32000", "6, 60000", "7, 60000", "1000, 60000"})
  void shouldDrawAnythingBetweenTheFloorAndABoundThatDoubles(int failures, long boundMillis) {
    // when
    long[] draws = LongStream.range(0, 2000).map(_ -> backoff.draw(failures)).toArray();

    // then
    long bound = boundMillis * MILLI;
    assertThat(LongStream.of(draws).min().orElseThrow())
        .as("seed %d", SEED)
        .isBetween(Backoff.FLOOR.toNanos(), Math.max(Backoff.FLOOR.toNanos(), bound / 50));
    assertThat(LongStream.of(draws).max().orElseThrow()).isBetween(bound * 49 / 50, bound);
    assertThat(LongStream.of(draws).average().orElseThrow()).isBetween(bound * 0.45, bound * 0.55);
  }

  @Test
  void shouldStayBelowWhatTheVenueAllowsAnAddress() {
    // given
    AttemptLimit limit = new AttemptLimit(3, Duration.ofSeconds(10));
    limit.attempt(1);
    limit.attempt(2);
    long beforeTheThird = limit.earliest();

    // when
    limit.attempt(3);

    // then
    assertThat(beforeTheThird).isEqualTo(Long.MIN_VALUE);
    assertThat(limit.earliest()).isEqualTo(1 + Duration.ofSeconds(10).toNanos());
  }
}
