package io.marketdata.history;

/** Trades of one block, by seq, as their owner keeps them: read row by row, from 0 on. */
public interface TradeRows {

  /** How many there are. */
  int count();

  /** Seq of channel trade. */
  long seq(int row);

  /** Epoch nanoseconds UTC. */
  long eventTime(int row);

  /** Scaled price. */
  long price(int row);

  /** Scaled size. */
  long size(int row);

  /** The venue's id, {@link StoredTrade#NO_ID} if not known. */
  long tradeId(int row);

  /** Value of the wire's Direction: up, down or neutral. */
  int direction(int row);

  /** Bits of the wire's TradeFlags. */
  int flags(int row);
}
