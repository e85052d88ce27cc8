package io.marketdata.ingest.feed.line;

import java.time.Duration;
import java.util.Arrays;

/**
 * Keeps the connection attempts of a source below what a venue allows an address in a window. For
 * one thread.
 */
public final class AttemptLimit {

  private final long[] times;
  private final long window;
  private int next;

  /** Allows so many attempts in any window of this length. */
  public AttemptLimit(int attempts, Duration window) {
    times = new long[attempts];
    Arrays.fill(times, Long.MIN_VALUE);
    this.window = window.toNanos();
  }

  /** Earliest time of the next attempt, epoch nanoseconds; any where there is room. */
  long earliest() {
    long oldest = times[next];
    return oldest == Long.MIN_VALUE ? Long.MIN_VALUE : oldest + window;
  }

  /** An attempt is made. */
  void attempt(long now) {
    times[next] = now;
    next = (next + 1) % times.length;
  }
}
