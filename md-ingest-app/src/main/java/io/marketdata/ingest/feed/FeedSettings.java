package io.marketdata.ingest.feed;

import io.marketdata.ingest.publish.PublishLimits;
import java.time.Duration;

/**
 * How sources are run.
 *
 * @param maxCatchUp event time that a source catches up after a stop; what is older becomes a gap
 * @param startTimeout longest wait for the log to take the start
 * @param firstBackoff wait before the first new start, doubled with each failure
 * @param maxBackoff longest wait between two starts
 * @param maxStarts starts in a row that the feed itself failed, after which the source stays down;
 *     a log that cannot be reached is waited for without end
 * @param limits of what waits for the log
 */
public record FeedSettings(
    Duration maxCatchUp,
    Duration startTimeout,
    Duration firstBackoff,
    Duration maxBackoff,
    int maxStarts,
    PublishLimits limits) {

  /** What holds where nothing is configured. */
  public static final FeedSettings DEFAULT =
      new FeedSettings(
          Duration.ofHours(24),
          Duration.ofSeconds(30),
          Duration.ofMillis(200),
          Duration.ofSeconds(15),
          100,
          PublishLimits.DEFAULT);

  /** Checks that each bound is one. */
  public FeedSettings {
    if (maxStarts < 1) {
      throw new IllegalArgumentException("maxStarts begins at 1");
    }
    if (maxCatchUp.isNegative() || !startTimeout.isPositive() || !firstBackoff.isPositive()) {
      throw new IllegalArgumentException("a duration is not positive");
    }
    if (maxBackoff.compareTo(firstBackoff) < 0) {
      throw new IllegalArgumentException("maxBackoff is below firstBackoff");
    }
  }

  /** Wait before the start that follows so many failures in a row. */
  Duration backoff(int failures) {
    int doublings = Math.min(Math.max(failures - 1, 0), 16);
    Duration wait = firstBackoff.multipliedBy(1L << doublings);
    return wait.compareTo(maxBackoff) > 0 ? maxBackoff : wait;
  }
}
