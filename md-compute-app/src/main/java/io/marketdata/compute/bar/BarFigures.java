package io.marketdata.compute.bar;

import io.marketdata.price.Turnover;
import io.marketdata.wire.sbe.BarUpdateEncoder;
import io.marketdata.wire.sbe.Direction;
import io.marketdata.wire.sbe.StoredBarDecoder;
import io.marketdata.wire.sbe.StoredBarEncoder;
import io.marketdata.wire.sbe.TradeDecoder;

/**
 * The figures of one bar, of a minute or a day. First and last are told by (event time, running
 * number), so prints may come in any order. Mutable, not thread-safe.
 */
public final class BarFigures {

  private static final long NONE = TradeDecoder.tradeIdNullValue();

  private long start;
  private long closedAt = NONE;
  private boolean priced;
  private long open;
  private long high;
  private long low;
  private long close;
  private long volume;
  private final Turnover turnover = new Turnover();
  private long buyVolume;
  private final Turnover buyTurnover = new Turnover();
  private long trades;
  private long firstTradeId = NONE;
  private long lastTradeId = NONE;
  private long openInterest = NONE;
  private long missing;
  private long firstTime;
  private long firstNumber;
  private long lastTime;
  private long lastNumber;
  private long rev;
  private int marks;
  private boolean touched;
  private boolean backfilled;

  BarFigures(long start) {
    this.start = start;
  }

  BarFigures(StoredBarDecoder stored) {
    read(stored);
  }

  /** Takes a print whole. */
  void add(Print print) {
    if (!priced || isBefore(print, firstTime, firstNumber)) {
      open = print.open;
      firstTime = print.eventTime;
      firstNumber = print.number;
      firstTradeId = print.tradeId;
    }
    if (!priced || !isBefore(print, lastTime, lastNumber)) {
      close = print.price;
      lastTime = print.eventTime;
      lastNumber = print.number;
      lastTradeId = print.tradeId;
      openInterest = print.openInterest != NONE ? print.openInterest : openInterest;
    }
    high = priced ? Math.max(high, print.high) : print.high;
    low = priced ? Math.min(low, print.low) : print.low;
    priced = true;
    missing += print.missing;
    addVolume(print);
  }

  /** Takes what a print counts; its price stands in only as long as there is no other. */
  void addVolume(Print print) {
    touched = true;
    if (!priced) {
      open = print.price;
      high = print.price;
      low = print.price;
      close = print.price;
    }
    volume += print.size;
    turnover.add(print.turnover);
    trades += print.trades;
    marks |= print.marks;
    if (print.direction == Direction.UP) {
      buyVolume += print.size;
      buyTurnover.add(print.turnover);
    }
  }

  /** Takes a volume of which no minute is known. */
  void addMissing(Print print) {
    touched = true;
    volume += print.missing;
    turnover.add(print.missingTurnover);
  }

  /** Whether it changed since {@link #settle()}; always false between records. */
  public boolean isTouched() {
    return touched;
  }

  /** Notes that what changed has been told. */
  public void settle() {
    touched = false;
    backfilled = false;
  }

  private static boolean isBefore(Print print, long time, long number) {
    return print.eventTime < time || (print.eventTime == time && print.number < number);
  }

  void mark(int bits) {
    marks |= bits;
  }

  /** Whether it was closed ahead of its source, which has not come that far yet. */
  public boolean isProvisional() {
    return (marks & Marks.PROVISIONAL) != 0;
  }

  /**
   * Its source has come past it.
   *
   * @return whether it is to be told that it is whole; one that is touched is told anyhow
   */
  boolean confirm() {
    boolean wasTold = isProvisional();
    marks &= ~Marks.PROVISIONAL;
    backfilled = touched;
    return !touched && wasTold && (marks & Marks.PARTIAL) == 0;
  }

  /** Whether what changed came behind a close that was ahead of its source. */
  public boolean isBackfilled() {
    return backfilled || isProvisional();
  }

  void closeAt(long time) {
    closedAt = time;
  }

  /** Counts a revision. */
  public void revise() {
    rev++;
  }

  /** Whether it has a price; a minute without one is blank. */
  public boolean isPriced() {
    return priced;
  }

  /** First nanosecond; of a day 00:00 UTC. */
  public long start() {
    return start;
  }

  /** The source's time at which it was due to be closed. */
  long closedAt() {
    return closedAt;
  }

  /** First price. */
  public long open() {
    return open;
  }

  /** Highest price. */
  public long high() {
    return high;
  }

  /** Lowest price. */
  public long low() {
    return low;
  }

  /** Newest price. */
  public long close() {
    return close;
  }

  /** Volume. */
  public long volume() {
    return volume;
  }

  /** Turnover; not to be changed. */
  public Turnover turnover() {
    return turnover;
  }

  /** Volume of trades that were made at the ask. */
  public long buyVolume() {
    return buyVolume;
  }

  /** Number of trades. */
  public long trades() {
    return trades;
  }

  /** Number of revisions. */
  public long rev() {
    return rev;
  }

  /** Writes what an update says of the bar itself. */
  public void write(BarUpdateEncoder update) {
    update
        .start(start)
        .open(open)
        .high(high)
        .low(low)
        .close(close)
        .volume(volume)
        .buyVolume(buyVolume)
        .trades(trades)
        .firstTradeId(firstTradeId)
        .lastTradeId(lastTradeId)
        .openInterest(openInterest)
        .missing(missing)
        .rev(rev);
    update.turnover().high(turnover.high()).low(turnover.low());
    update.buyTurnover().high(buyTurnover.high()).low(buyTurnover.low());
    update
        .marks()
        .clear()
        .partial((marks & (Marks.PARTIAL | Marks.PROVISIONAL)) != 0)
        .estimated((marks & Marks.ESTIMATED) != 0)
        .rebased((marks & Marks.REBASED) != 0)
        .unscheduled((marks & Marks.UNSCHEDULED) != 0);
  }

  /** Writes all of it. */
  public void write(StoredBarEncoder stored) {
    stored
        .start(start)
        .closedAt(closedAt)
        .open(open)
        .high(high)
        .low(low)
        .close(close)
        .volume(volume)
        .turnoverHigh(turnover.high())
        .turnoverLow(turnover.low())
        .buyVolume(buyVolume)
        .buyTurnoverHigh(buyTurnover.high())
        .buyTurnoverLow(buyTurnover.low())
        .trades(trades)
        .firstTradeId(firstTradeId)
        .lastTradeId(lastTradeId)
        .openInterest(openInterest)
        .missing(missing)
        .firstTime(firstTime)
        .firstNumber(firstNumber)
        .lastTime(lastTime)
        .lastNumber(lastNumber)
        .rev(rev)
        .marks(marks)
        .priced((short) (priced ? 1 : 0));
  }

  private void read(StoredBarDecoder stored) {
    start = stored.start();
    closedAt = stored.closedAt();
    open = stored.open();
    high = stored.high();
    low = stored.low();
    close = stored.close();
    volume = stored.volume();
    turnover.set(stored.turnoverHigh(), stored.turnoverLow());
    buyVolume = stored.buyVolume();
    buyTurnover.set(stored.buyTurnoverHigh(), stored.buyTurnoverLow());
    trades = stored.trades();
    firstTradeId = stored.firstTradeId();
    lastTradeId = stored.lastTradeId();
    openInterest = stored.openInterest();
    missing = stored.missing();
    firstTime = stored.firstTime();
    firstNumber = stored.firstNumber();
    lastTime = stored.lastTime();
    lastNumber = stored.lastNumber();
    rev = stored.rev();
    marks = stored.marks();
    priced = stored.priced() != 0;
  }
}
