package io.marketdata.history;

/** Blocks of trades. */
public final class TradeBlock {
  /** Most trades of a block. */
  public static final int CAPACITY = 512;

  private TradeBlock() {}

  /** Number of the block that holds the trade with this seq. */
  public static long number(long seq) {
    return Math.floorDiv(seq, CAPACITY);
  }
}
