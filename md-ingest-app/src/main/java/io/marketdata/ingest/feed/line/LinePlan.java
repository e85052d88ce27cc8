package io.marketdata.ingest.feed.line;

import java.time.Duration;

/**
 * How a line is kept.
 *
 * @param connectTimeout longest time until the venue has taken the connection
 * @param subscribeTimeout longest time until it has taken all subscriptions
 * @param requestEvery pause between two requests, so that pings and pongs find room in the venue's
 *     limit
 * @param stallTimeout silence after which the line counts as stalled; half of it later the
 *     connection is given up
 * @param rotateAfter age at which another connection takes over
 * @param overlap time that both bring everything then
 * @param firstBackoff bound of the wait behind the first failure, doubled with each one
 * @param maxBackoff largest such bound
 * @param steadyAfter age at which earlier failures are forgotten
 */
public record LinePlan(
    Duration connectTimeout,
    Duration subscribeTimeout,
    Duration requestEvery,
    Duration stallTimeout,
    Duration rotateAfter,
    Duration overlap,
    Duration firstBackoff,
    Duration maxBackoff,
    Duration steadyAfter) {

  /** Checks that each bound is one. */
  public LinePlan {
    if (!connectTimeout.isPositive() || !subscribeTimeout.isPositive()) {
      throw new IllegalArgumentException("a line's timeout is not positive");
    }
    if (!stallTimeout.isPositive() || !rotateAfter.isPositive() || overlap.isNegative()) {
      throw new IllegalArgumentException("a line's stall timeout or age is not positive");
    }
    if (!firstBackoff.isPositive() || maxBackoff.compareTo(firstBackoff) < 0) {
      throw new IllegalArgumentException("a line's backoff is not positive, or max below first");
    }
  }
}
