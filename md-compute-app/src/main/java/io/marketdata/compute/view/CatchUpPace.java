package io.marketdata.compute.view;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Bounds how many symbols a process writes in a second while it is far behind, so that readers of
 * Redis are served meanwhile. The bound is never below twice what the symbols that are owed need
 * when nothing is behind: else it would never be caught up with. Thread-safe.
 */
final class CatchUpPace {

  private static final double SECOND = 1e9;

  /** What an idle pace saves up, in seconds. */
  private static final double BURST = 0.1;

  private final int symbolsPerSecond;
  private final double slowestSeconds;
  private final LongSupplier clock;
  private final Map<Integer, Integer> owing = new HashMap<>();
  private double allowance;
  private long filledAt;

  /**
   * Makes a pace.
   *
   * @param clock monotonic, nanoseconds
   */
  CatchUpPace(ViewLimits limits, LongSupplier clock) {
    this.symbolsPerSecond = limits.catchUpSymbols();
    this.slowestSeconds = Math.max(0.001, limits.crowdedInterval().toMillis() / 1e3);
    this.clock = clock;
    this.filledAt = clock.getAsLong();
  }

  /**
   * Asks for writes.
   *
   * @param dirty symbols that the partition owes
   * @return how many may be written now, at most {@code wanted}
   */
  synchronized int take(int partition, int wanted, int dirty) {
    owing.put(partition, dirty);
    long now = clock.getAsLong();
    double rate = rate();
    allowance = Math.min(rate * BURST + 1, allowance + (now - filledAt) * rate / SECOND);
    filledAt = now;
    int granted = Math.min(wanted, (int) allowance);
    allowance -= granted;
    return granted;
  }

  /** Returns what was granted and not used. */
  synchronized void giveBack(int unused) {
    allowance += unused;
  }

  /** The partition is not behind any more, or is not served. */
  synchronized void leave(int partition) {
    owing.remove(partition);
  }

  private double rate() {
    long dirty = owing.values().stream().mapToLong(Integer::longValue).sum();
    return Math.max(symbolsPerSecond, 2 * dirty / slowestSeconds);
  }
}
