package io.marketdata.compute.epoch;

import java.time.Duration;

/**
 * How long a change of the epoch waits.
 *
 * @param limit for everything to come to rest
 * @param quiet without a new record, where every source has ended
 * @param missing the same where one has not: nobody runs it
 * @param poll between two looks
 */
public record EpochPace(Duration limit, Duration quiet, Duration missing, Duration poll) {

  private static final Duration QUIET = Duration.ofSeconds(2);
  private static final Duration MISSING = Duration.ofSeconds(15);
  private static final Duration POLL = Duration.ofMillis(250);

  /** The usual pace with a limit of its own. */
  public static EpochPace of(Duration limit) {
    return new EpochPace(limit, QUIET, MISSING, POLL);
  }
}
