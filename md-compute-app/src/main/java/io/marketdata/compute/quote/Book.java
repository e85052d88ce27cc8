package io.marketdata.compute.quote;

/** The newest known book of a symbol, at most {@value #LEVELS} levels a side, best first. */
public final class Book {

  /** Most levels that are kept. */
  public static final int LEVELS = 10;

  private final long[] bidPrices = new long[LEVELS];
  private final long[] bidSizes = new long[LEVELS];
  private final long[] askPrices = new long[LEVELS];
  private final long[] askSizes = new long[LEVELS];
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
    System.arraycopy(other.bidPrices, 0, bidPrices, 0, bids);
    System.arraycopy(other.bidSizes, 0, bidSizes, 0, bids);
    System.arraycopy(other.askPrices, 0, askPrices, 0, asks);
    System.arraycopy(other.askSizes, 0, askSizes, 0, asks);
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
    while (best.bids > 0 && worse < bids && bidPrices[worse] >= best.bidPrices[0]) {
      worse++;
    }
    bids = best.bids == 0 ? 0 : putFirst(bidPrices, bidSizes, worse, bids);
    bidPrices[0] = best.bidPrices[0];
    bidSizes[0] = best.bidSizes[0];
    worse = 0;
    while (best.asks > 0 && worse < asks && askPrices[worse] <= best.askPrices[0]) {
      worse++;
    }
    asks = best.asks == 0 ? 0 : putFirst(askPrices, askSizes, worse, asks);
    askPrices[0] = best.askPrices[0];
    askSizes[0] = best.askSizes[0];
  }

  /** Moves the levels from one on behind a free first place; the number of levels then. */
  private static int putFirst(long[] prices, long[] sizes, int from, int levels) {
    int kept = Math.min(levels - from, Math.max(levels, 1) - 1);
    System.arraycopy(prices, from, prices, 1, kept);
    System.arraycopy(sizes, from, sizes, 1, kept);
    return kept + 1;
  }

  /** Adds a bid behind the others; levels beyond the last one kept are left out. */
  public void addBid(long price, long size) {
    if (bids < LEVELS) {
      bidPrices[bids] = price;
      bidSizes[bids++] = size;
    }
  }

  /** Adds an ask likewise. */
  public void addAsk(long price, long size) {
    if (asks < LEVELS) {
      askPrices[asks] = price;
      askSizes[asks++] = size;
    }
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
    return bidPrices[level];
  }

  /** Size of a bid. */
  public long bidSize(int level) {
    return bidSizes[level];
  }

  /** Price of an ask. */
  public long askPrice(int level) {
    return askPrices[level];
  }

  /** Size of an ask. */
  public long askSize(int level) {
    return askSizes[level];
  }
}
