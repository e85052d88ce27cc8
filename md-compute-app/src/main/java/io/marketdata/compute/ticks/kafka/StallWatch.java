package io.marketdata.compute.ticks.kafka;

/**
 * Says when a receiver is stuck: the log is longer than what was read, more could be taken, and yet
 * nothing has come for a while. One thread.
 */
final class StallWatch {

  private final long patience;
  private long quietSince;
  private long lastSeen = -1;

  StallWatch(long patienceNanos, long nowNanos) {
    this.patience = patienceNanos;
    this.quietSince = nowNanos;
  }

  /**
   * One look.
   *
   * @param received how many records the receiver has ever brought
   */
  boolean isStuck(long nowNanos, long received, boolean lag, boolean unmetDemand) {
    if (received != lastSeen || !lag || !unmetDemand) {
      lastSeen = received;
      quietSince = nowNanos;
      return false;
    }
    return nowNanos - quietSince >= patience;
  }
}
