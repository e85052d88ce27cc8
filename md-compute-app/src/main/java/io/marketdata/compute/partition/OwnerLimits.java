package io.marketdata.compute.partition;

import java.time.Duration;

/**
 * Times and bounds of a partition's owner.
 *
 * @param checkpointInterval between two checkpoints
 * @param longestInterval to which it grows while checkpoints are too large
 * @param checkpointBytes above which the interval grows
 * @param framesInFlight updates that may wait for their acknowledgement before the next record is
 *     applied
 * @param bytesInFlight their bytes
 * @param missing after which the partition is loaded again because a record does not come
 * @param revokeGrace for the last checkpoint when partitions are revoked
 * @param retry first delay before a partition is loaded again
 * @param longestRetry to which it grows
 * @param refusedDelay before a refused owner that still has the partition loads it again; longer
 *     than the group needs to tell it that it is gone
 * @param parked how long a revoked partition's memory is kept for its return
 */
public record OwnerLimits(
    Duration checkpointInterval,
    Duration longestInterval,
    long checkpointBytes,
    int framesInFlight,
    long bytesInFlight,
    Duration missing,
    Duration revokeGrace,
    Duration retry,
    Duration longestRetry,
    Duration refusedDelay,
    Duration parked) {

  /** What the design says. */
  public static final OwnerLimits DEFAULT =
      new OwnerLimits(
          Duration.ofSeconds(2),
          Duration.ofSeconds(30),
          32L << 20,
          16,
          4L << 20,
          Duration.ofSeconds(10),
          Duration.ofSeconds(1),
          Duration.ofMillis(500),
          Duration.ofSeconds(10),
          Duration.ofSeconds(7),
          Duration.ofSeconds(60));

  public OwnerLimits {
    if (framesInFlight < 1 || bytesInFlight < 1 || checkpointBytes < 1) {
      throw new IllegalArgumentException("an owner's bounds are at least 1");
    }
    if (!checkpointInterval.isPositive() || checkpointInterval.compareTo(longestInterval) > 0) {
      throw new IllegalArgumentException(
          "md.compute.checkpoint-interval is positive and at most " + longestInterval);
    }
  }

  /** The same limits with another checkpoint interval. */
  public OwnerLimits withCheckpointInterval(Duration interval) {
    return new OwnerLimits(
        interval,
        longestInterval,
        checkpointBytes,
        framesInFlight,
        bytesInFlight,
        missing,
        revokeGrace,
        retry,
        longestRetry,
        refusedDelay,
        parked);
  }
}
