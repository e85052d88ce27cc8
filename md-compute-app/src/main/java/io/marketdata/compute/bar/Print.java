package io.marketdata.compute.bar;

import io.marketdata.price.Turnover;
import io.marketdata.wire.sbe.Direction;
import io.marketdata.wire.sbe.TradeDecoder;

/**
 * What one tick brings to the bars: a trade, the part of a snapshot that is new, or a mid price. A
 * flyweight that is filled again for every tick, in the scales of the symbol.
 */
@SuppressWarnings("VisibilityModifier")
public final class Print {

  /** Epoch nanoseconds. */
  public long eventTime;

  /** The source's running number; the second key of order. */
  public long number;

  /** Newest price. */
  public long price;

  /** Oldest price that it stands for. */
  public long open;

  /** Highest price that it stands for. */
  public long high;

  /** Lowest price that it stands for. */
  public long low;

  /** Volume. */
  public long size;

  /** Turnover. */
  public final Turnover turnover = new Turnover();

  /** Number of trades. */
  public long trades;

  /** The venue's id, or the null value. */
  public long tradeId;

  /** Open interest, or the null value. */
  public long openInterest;

  /** Volume that is known to be missing of the bar: counts for the day alone. */
  public long missing;

  /** Turnover of what is missing. */
  public final Turnover missingTurnover = new Turnover();

  /** Bits of {@link Marks}. */
  public int marks;

  /** Side. */
  public Direction direction = Direction.NEUTRAL;

  /** Begins with a single price. */
  public void reset(long newEventTime, long newNumber, long newPrice) {
    eventTime = newEventTime;
    number = newNumber;
    price = newPrice;
    open = newPrice;
    high = newPrice;
    low = newPrice;
    size = 0;
    turnover.clear();
    trades = 0;
    tradeId = TradeDecoder.tradeIdNullValue();
    openInterest = TradeDecoder.tradeIdNullValue();
    missing = 0;
    missingTurnover.clear();
    marks = 0;
    direction = Direction.NEUTRAL;
  }
}
