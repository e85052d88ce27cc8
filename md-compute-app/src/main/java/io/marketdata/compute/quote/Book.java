package io.marketdata.compute.quote;

import java.util.Arrays;

/** The newest known book of a symbol, at most {@value #LEVELS} levels a side, best first. */
public final class Book {

  /** Most levels that are kept. */
  public static final int LEVELS = 10;

  /** A processor fetches 64 bytes at a time. */
  private static final int LEVELS_OF_A_LINE = 4;

  private static final long[] EMPTY = {};

  /** Price and size in turn; as long as the side has ever been. */
  private long[] bidLevels = EMPTY;

  private long[] askLevels = EMPTY;
  private int bids;
  private int asks;

  /** Empties both sides. */
  public void clear() {
    bids = 0;
    asks = 0;
  }

  /** Becomes a copy of the other. */
  public void copy(Book other) {
    bids = other.bids;
    asks = other.asks;
    bidLevels = withRoom(bidLevels, bids);
    askLevels = withRoom(askLevels, asks);
    System.arraycopy(other.bidLevels, 0, bidLevels, 0, 2 * bids);
    System.arraycopy(other.askLevels, 0, askLevels, 0, 2 * asks);
  }

  private static long[] withRoom(long[] levels, int count) {
    return 2 * count <= levels.length ? levels : Arrays.copyOf(levels, 2 * count);
  }

  /**
   * Takes over the best bid and ask that the other has. Of a book with several levels those behind
   * the new best ones stay: a depth line brings them seldom, a line of best quotes often.
   */
  public void takeBest(Book best) {
    if (bids <= 1 && asks <= 1) {
      copy(best);
      return;
    }
    int worse = 0;
    while (best.bids > 0 && worse < bids && bidPrice(worse) >= best.bidPrice(0)) {
      worse++;
    }
    if (best.bids > 0) {
      bidLevels = withRoom(bidLevels, 1);
      bids = putFirst(bidLevels, worse, bids, best.bidLevels);
    } else {
      bids = 0;
    }
    worse = 0;
    while (best.asks > 0 && worse < asks && askPrice(worse) <= best.askPrice(0)) {
      worse++;
    }
    if (best.asks > 0) {
      askLevels = withRoom(askLevels, 1);
      asks = putFirst(askLevels, worse, asks, best.askLevels);
    } else {
      asks = 0;
    }
  }

  /** Moves the levels from one on behind the new best one; the number of levels then. */
  private static int putFirst(long[] levels, int from, int count, long[] best) {
    int kept = Math.min(count - from, Math.max(count, 1) - 1);
    System.arraycopy(levels, 2 * from, levels, 2, 2 * kept);
    levels[0] = best[0];
    levels[1] = best[1];
    return kept + 1;
  }

  /** Adds a bid behind the others; levels beyond the last one kept are left out. */
  public void addBid(long price, long size) {
    if (bids < LEVELS) {
      bidLevels = withRoom(bidLevels, bids + 1);
      bidLevels[2 * bids] = price;
      bidLevels[2 * bids++ + 1] = size;
    }
  }

  /** Adds an ask likewise. */
  public void addAsk(long price, long size) {
    if (asks < LEVELS) {
      askLevels = withRoom(askLevels, asks + 1);
      askLevels[2 * asks] = price;
      askLevels[2 * asks++ + 1] = size;
    }
  }

  /** A number of no meaning that takes a look at all of it. */
  long warmth() {
    long sum = (long) bids + asks;
    for (int i = 0; i < bids; i += LEVELS_OF_A_LINE) {
      sum += bidPrice(i);
    }
    for (int i = 0; i < asks; i += LEVELS_OF_A_LINE) {
      sum += askPrice(i);
    }
    return sum;
  }

  /** Number of bids. */
  public int bids() {
    return bids;
  }

  /** Number of asks. */
  public int asks() {
    return asks;
  }

  /** Price of a bid. */
  public long bidPrice(int level) {
    return bidLevels[2 * level];
  }

  /** Size of a bid. */
  public long bidSize(int level) {
    return bidLevels[2 * level + 1];
  }

  /** Price of an ask. */
  public long askPrice(int level) {
    return askLevels[2 * level];
  }

  /** Size of an ask. */
  public long askSize(int level) {
    return askLevels[2 * level + 1];
  }
}
