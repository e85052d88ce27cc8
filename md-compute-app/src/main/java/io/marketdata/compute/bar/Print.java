package io.marketdata.compute.bar;

import io.marketdata.calendar.Auction;
import io.marketdata.condition.ConditionFlags;
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

  /** The second key of order: the venue's own among prints of one time, or the running number. */
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

  /** The venue's condition codes, as on the wire. */
  public long conditions;

  /** The exchange that reported it, 0 if not known. */
  public short venue;

  /** What it may set and count, of {@link ConditionFlags}. */
  public int flags = ConditionFlags.REGULAR;

  /** The auction that its conditions name. */
  public Auction auction = Auction.NONE;

  /** Whether the exchange that lists it says so. */
  public boolean isOfficial;

  /** Side. */
  public Direction direction = Direction.NEUTRAL;

  /** Volume that it counts. */
  public long volume() {
    return (flags & ConditionFlags.VOLUME) != 0 ? size : 0;
  }

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
    flags = ConditionFlags.REGULAR;
    auction = Auction.NONE;
    isOfficial = false;
    conditions = 0;
    venue = 0;
    direction = Direction.NEUTRAL;
  }
}
