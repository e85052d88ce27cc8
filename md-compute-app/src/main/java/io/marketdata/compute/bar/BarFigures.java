package io.marketdata.compute.bar;

import io.marketdata.condition.ConditionFlags;
import io.marketdata.price.Turnover;
import io.marketdata.wire.sbe.Direction;

/**
 * The figures of one bar, of a minute or a day. It extends its prices to save an object a bar.
 * Mutable, not thread-safe.
 */
@SuppressWarnings("ReferenceEquality")
public final class BarFigures extends EligiblePrices {

  private static final int SETS_PRICE =
      ConditionFlags.PRICE_HL | ConditionFlags.PRICE_OC | ConditionFlags.PRICE_OC_FIRST;

  long start;
  long closedAt = NONE;
  long volume;
  long turnoverHigh;
  long turnoverLow;
  long buyVolume;
  long buyTurnoverHigh;
  long buyTurnoverLow;
  long trades;
  long firstTradeId = NONE;
  long lastTradeId = NONE;
  long openInterest = NONE;
  private RareFigures rare = RareFigures.NONE;
  long rev;
  int marks;
  private boolean touched;
  private boolean backfilled;

  BarFigures(long start) {
    this.start = start;
  }

  /** Takes of a print what its conditions allow. */
  void add(Print print) {
    boolean wasPriced = isPriced();
    long before = firstNumber;
    if (addPrices(print)) {
      lastTradeId = print.tradeId;
      openInterest = print.openInterest != NONE ? print.openInterest : openInterest;
    }
    if (isPriced() && (!wasPriced || firstNumber != before)) {
      firstTradeId = print.tradeId;
    }
    if ((print.flags & SETS_PRICE) == 0) {
      ownRare().excluded += print.size;
    }
    addVolume(print);
  }

  /** Takes what a print counts; its price stands in only as long as there is no other. */
  void addVolume(Print print) {
    touched = true;
    marks |= print.marks;
    placeholder(print.price);
    if ((print.flags & ConditionFlags.VOLUME) == 0) {
      return;
    }
    volume += print.size;
    addTurnover(print.turnover);
    trades += print.trades;
    if (print.direction == Direction.UP) {
      buyVolume += print.size;
      buyTurnoverHigh = sumHigh(buyTurnoverHigh, buyTurnoverLow, print.turnover);
      buyTurnoverLow += print.turnover.low();
    }
  }

  /** Figures that most bars do not have, to read. */
  RareFigures rare() {
    return rare;
  }

  /** The same, to change. */
  private RareFigures ownRare() {
    rare = rare == RareFigures.NONE ? new RareFigures() : rare;
    return rare;
  }

  void restoreRare(long interestBefore, long excluded, long missing) {
    if (interestBefore != NONE || excluded != 0 || missing != 0) {
      RareFigures own = ownRare();
      own.interestBefore = interestBefore;
      own.excluded = excluded;
      own.missing = missing;
    }
  }

  /** Notes that volume is missing of it. */
  void addMissing(long size) {
    if (size != 0) {
      ownRare().missing += size;
    }
  }

  /** Takes a volume of which no minute is known. */
  void addMissing(Print print) {
    touched = true;
    addMissing(print.missing);
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
    clearPrices();
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
    if (rare != RareFigures.NONE) {
      rare.clear();
    }
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

  /** Notes the open interest at its begin, unless it is known. */
  void beginInterest(long interest) {
    if (interest != NONE && rare.interestBefore == NONE) {
      ownRare().interestBefore = interest;
    }
  }

  long interestChange() {
    return openInterest == NONE || rare.interestBefore == NONE
        ? NONE
        : openInterest - rare.interestBefore;
  }

  /** Notes that something of it is to be told that is not among its figures. */
  void touch(boolean isClosed) {
    touched = true;
    backfilled |= isClosed;
  }

  void mark(int bits) {
    marks |= bits;
  }

  /**
   * Notes that something of it is missing after all.
   *
   * @param isClosed whether that is a change to be told; one that closed ahead of its source has
   *     been told to be partial
   * @return whether it is to be told
   */
  boolean markMissing(boolean isClosed) {
    boolean isNews = isClosed && (marks & (Marks.PARTIAL | Marks.PROVISIONAL)) == 0;
    marks |= Marks.PARTIAL;
    if (isNews) {
      touched = true;
      backfilled = true;
    }
    return isNews;
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

  /** First nanosecond; of a day 00:00 UTC. */
  public long start() {
    return start;
  }

  /** The source's time at which it was due to be closed. */
  long closedAt() {
    return closedAt;
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
}
