package io.marketdata.load.faults;

import java.time.Duration;

/** What a link does to what it carries. Thread-safe. */
final class LinkState {

  private static final int UNLIMITED = Integer.MAX_VALUE;

  private Duration delay = Duration.ZERO;
  private int bytesPerSecond = UNLIMITED;
  private boolean swallowing;
  private boolean holding;
  private boolean replicationOnly;

  synchronized void delay(Duration each) {
    delay = each;
  }

  synchronized void throttle(int rate) {
    bytesPerSecond = rate;
  }

  synchronized void swallow() {
    swallowing = true;
  }

  synchronized void hold(boolean onlyReplication) {
    holding = true;
    replicationOnly = onlyReplication;
  }

  synchronized void heal() {
    delay = Duration.ZERO;
    bytesPerSecond = UNLIMITED;
    swallowing = false;
    holding = false;
    notifyAll();
  }

  /**
   * Waits as long as the link makes these bytes wait.
   *
   * @param answer whether they come from the target
   * @param replication whether they belong to a replica's connection
   * @return whether they may go on; false where the link has swallowed them
   */
  boolean admit(int bytes, boolean answer, boolean replication) throws InterruptedException {
    long pause = pauseNanos(bytes);
    if (pause > 0) {
      Thread.sleep(Duration.ofNanos(pause));
    }
    synchronized (this) {
      while (holding && answer && (replication || !replicationOnly)) {
        wait();
      }
      return !swallowing;
    }
  }

  private synchronized long pauseNanos(int bytes) {
    long transfer =
        bytesPerSecond == UNLIMITED ? 0 : (long) bytes * 1_000_000_000L / bytesPerSecond;
    return delay.toNanos() + transfer;
  }
}
