package io.marketdata.compute.partition;

/** When the next checkpoint is due; too large ones come less often. Owner's thread only. */
final class CheckpointPace {

  private final long shortest;
  private final long longest;
  private final long byteLimit;
  private long interval;
  private long last;

  CheckpointPace(OwnerLimits limits, long nowNanos) {
    this.shortest = limits.checkpointInterval().toNanos();
    this.longest = limits.longestInterval().toNanos();
    this.byteLimit = limits.checkpointBytes();
    this.interval = shortest;
    this.last = nowNanos;
  }

  boolean isDue(long nowNanos) {
    return nowNanos - last >= interval;
  }

  /** A checkpoint was taken at a time. */
  void taken(long nowNanos) {
    last = nowNanos;
  }

  /** It had this size: doubles the interval above the limit, halves it below. */
  void measured(long bytes) {
    interval =
        bytes > byteLimit ? Math.min(longest, interval * 2) : Math.max(shortest, interval / 2);
  }

  long intervalNanos() {
    return interval;
  }

  boolean isLengthened() {
    return interval > shortest;
  }
}
