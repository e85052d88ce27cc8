package io.marketdata.ingest.feed.line;

import java.util.ArrayDeque;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The venue's ids of each symbol's trades, which are contiguous: tells a repeated trade, and what
 * is missing between two. While two connections overlap, the one ahead leaves holes that the other
 * one fills; so a hole is told only when the overlap is over, or the hole is 64 ids old. For one
 * thread; allocates for what is missing only.
 */
public final class TradeIds {

  /**
   * Trades that a symbol's ids say are missing.
   *
   * @param symbol its index
   * @param count how many
   * @param from event time of the trade before them, epoch nanoseconds
   * @param to event time of the trade behind them
   */
  public record Hole(int symbol, long count, long from, long to) {}

  private static final long NONE = Long.MIN_VALUE;
  private static final int WINDOW = Long.SIZE;
  private static final int MOST_HOLES = 4096;

  /** Ids that are further below are no repetition: behind an outage the venue counts anew. */
  private static final long MOST_BEHIND = 1 << 16;

  private final long[] newest;
  private final long[] missing;
  private final long[] times;
  private final long[] since;
  private final boolean[] resumed;
  private final ArrayDeque<Hole> holes = new ArrayDeque<>();
  private boolean overlapping;

  /** For so many symbols. */
  public TradeIds(int symbols) {
    newest = new long[symbols];
    missing = new long[symbols];
    times = new long[symbols];
    since = new long[symbols];
    resumed = new boolean[symbols];
    Arrays.fill(newest, NONE);
  }

  /**
   * Takes note of a trade.
   *
   * @return whether it is new
   */
  public boolean take(int symbol, long id, long time) {
    long last = newest[symbol];
    if (last == NONE || (resumed[symbol] && id < last - MOST_BEHIND)) {
      newest[symbol] = id;
      times[symbol] = time;
      resumed[symbol] = false;
      return true;
    }
    return id > last ? ahead(symbol, id, time) : fill(symbol, last - id);
  }

  /** Whether two connections bring the same trades; when it ends, what is missing is told. */
  void overlap(boolean overlaps) {
    if (overlapping && !overlaps) {
      for (int symbol = 0; symbol < newest.length; symbol++) {
        tell(symbol, Long.bitCount(missing[symbol]));
        missing[symbol] = 0;
      }
    }
    overlapping = overlaps;
  }

  /** Whether two connections bring the same at the moment. */
  public boolean isOverlapping() {
    return overlapping;
  }

  /**
   * Begins anew behind an outage: what is missing before the next trades is told otherwise. Trades
   * that were brought stay known, since another connection may be behind the one that was lost.
   */
  void forget() {
    Arrays.fill(resumed, true);
    Arrays.fill(missing, 0);
  }

  /** Whether a hole is to be told. */
  boolean hasHole() {
    return !holes.isEmpty();
  }

  /** The next hole that was found, or null. */
  @Nullable Hole poll() {
    return holes.isEmpty() ? null : holes.poll();
  }

  private boolean ahead(int symbol, long id, long time) {
    long skipped = resumed[symbol] ? 0 : id - newest[symbol] - 1;
    resumed[symbol] = false;
    if (!overlapping && skipped > 0) {
      since[symbol] = times[symbol];
      times[symbol] = time;
      tell(symbol, skipped);
    } else if (overlapping) {
      shift(symbol, skipped, time);
    }
    newest[symbol] = id;
    times[symbol] = Math.max(times[symbol], time);
    return true;
  }

  /** Bit i of the missing ones stands for the id that is i + 1 below the newest. */
  private void shift(int symbol, long skipped, long time) {
    long old = missing[symbol];
    if (old == 0 && skipped > 0) {
      since[symbol] = times[symbol];
    }
    long by = skipped + 1;
    long lost = by >= WINDOW ? Long.bitCount(old) : Long.bitCount(old >>> (WINDOW - by));
    long beyond = Math.max(0, skipped - WINDOW);
    missing[symbol] = by >= WINDOW ? 0 : old << by;
    missing[symbol] |= skipped >= WINDOW ? -1L : (1L << skipped) - 1;
    times[symbol] = Math.max(times[symbol], time);
    tell(symbol, lost + beyond);
  }

  private boolean fill(int symbol, long below) {
    if (below < 1 || below > WINDOW) {
      return false;
    }
    long bit = 1L << (below - 1);
    boolean awaited = (missing[symbol] & bit) != 0;
    missing[symbol] &= ~bit;
    return awaited;
  }

  private void tell(int symbol, long count) {
    if (count > 0 && holes.size() < MOST_HOLES) {
      holes.add(new Hole(symbol, count, since[symbol], times[symbol]));
    }
  }
}
