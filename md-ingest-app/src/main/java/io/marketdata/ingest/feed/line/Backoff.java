package io.marketdata.ingest.feed.line;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Waits between attempts with full jitter: anything from nothing to a bound that doubles with each
 * failure, so that many lines that fell together do not come back together; and never less than a
 * floor, however lucky. For one thread.
 */
public final class Backoff {

  /** Shortest wait between the end of an attempt and the next one. */
  public static final Duration FLOOR = Duration.ofMillis(250);

  private static final int MOST_DOUBLINGS = 30;

  private final long first;
  private final long max;
  private final RandomGenerator random;

  /** Draws from this generator. */
  public Backoff(Duration first, Duration max, RandomGenerator random) {
    this.first = first.toNanos();
    this.max = max.toNanos();
    this.random = random;
  }

  /** A wait behind so many failures in a row, nanoseconds. */
  public long draw(int failures) {
    long floor = FLOOR.toNanos();
    return Math.max(floor, random.nextLong(bound(failures) + 1));
  }

  /** Longest wait behind so many failures, nanoseconds. */
  long bound(int failures) {
    int doublings = Math.clamp(failures - 1L, 0, MOST_DOUBLINGS);
    return first > max >> doublings ? max : Math.min(max, first << doublings);
  }
}
