package io.marketdata.compute.bar;

import io.marketdata.price.Turnover;
import io.marketdata.wire.sbe.BarMarksEncoder;
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
  private long turnoverHigh;
  private long turnoverLow;
  private long buyVolume;
  private long buyTurnoverHigh;
  private long buyTurnoverLow;
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
    addTurnover(print.turnover);
    trades += print.trades;
    marks |= print.marks;
    if (print.direction == Direction.UP) {
      buyVolume += print.size;
      buyTurnoverHigh = sumHigh(buyTurnoverHigh, buyTurnoverLow, print.turnover);
      buyTurnoverLow += print.turnover.low();
    }
  }

  /** Takes a volume of which no minute is known. */
  void addMissing(Print print) {
    touched = true;
    volume += print.missing;
    addTurnover(print.missingTurnover);
  }

  private void addTurnover(Turnover other) {
    turnoverHigh = sumHigh(turnoverHigh, turnoverLow, other);
    turnoverLow += other.low();
  }

  /** The upper half of a sum of 128 bits; the halves lie in the bar itself to save objects. */
  private static long sumHigh(long high, long low, Turnover other) {
    boolean carries = Long.compareUnsigned(low + other.low(), low) < 0;
    return Math.addExact(Math.addExact(high, other.high()), carries ? 1 : 0);
  }

  /** Becomes an empty bar of another minute. */
  BarFigures reset(long newStart) {
    start = newStart;
    closedAt = NONE;
    priced = false;
    open = 0;
    high = 0;
    low = 0;
    close = 0;
    volume = 0;
    turnoverHigh = 0;
    turnoverLow = 0;
    buyVolume = 0;
    buyTurnoverHigh = 0;
    buyTurnoverLow = 0;
    trades = 0;
    firstTradeId = NONE;
    lastTradeId = NONE;
    openInterest = NONE;
    missing = 0;
    firstTime = 0;
    firstNumber = 0;
    lastTime = 0;
    lastNumber = 0;
    rev = 0;
    marks = 0;
    touched = false;
    backfilled = false;
    return this;
  }

  /** A number of no meaning that takes a look at all of it. */
  long warmth() {
    return start + volume + firstTradeId + lastNumber + marks;
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

  /** Upper half of the turnover. */
  public long turnoverHigh() {
    return turnoverHigh;
  }

  /** Lower half of the turnover, unsigned. */
  public long turnoverLow() {
    return turnoverLow;
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
    update.turnover().high(turnoverHigh).low(turnoverLow);
    update.buyTurnover().high(buyTurnoverHigh).low(buyTurnoverLow);
    BarMarksEncoder told = update.marks().clear();
    if (marks != 0) {
      told.partial((marks & (Marks.PARTIAL | Marks.PROVISIONAL)) != 0)
          .estimated((marks & Marks.ESTIMATED) != 0)
          .rebased((marks & Marks.REBASED) != 0)
          .unscheduled((marks & Marks.UNSCHEDULED) != 0);
    }
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
        .turnoverHigh(turnoverHigh)
        .turnoverLow(turnoverLow)
        .buyVolume(buyVolume)
        .buyTurnoverHigh(buyTurnoverHigh)
        .buyTurnoverLow(buyTurnoverLow)
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
    turnoverHigh = stored.turnoverHigh();
    turnoverLow = stored.turnoverLow();
    buyVolume = stored.buyVolume();
    buyTurnoverHigh = stored.buyTurnoverHigh();
    buyTurnoverLow = stored.buyTurnoverLow();
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
