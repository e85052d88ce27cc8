package io.marketdata.compute.bar;

import io.marketdata.calendar.Auction;
import io.marketdata.condition.ConditionFlags;
import io.marketdata.wire.sbe.TradeDecoder;

/**
 * The four prices of a bar, as far as the conditions of its prints let them set prices: high and
 * low apart from open and close. They depend on the prints and their keys of order (event time, the
 * venue's order or the running number), not on the order in which the prints come. Mutable, not
 * thread-safe; does not allocate.
 *
 * <p>Open and close are those of the prints that may always set them. While there is none, the
 * earliest of those that may do so only first stands in for both, so one that was reported out of
 * sequence never displaces an open or a close. A bar without open and close has no prices, whatever
 * set high and low; they count once it has. High and low embrace open and close even where the
 * print that set these may not set them.
 */
class EligiblePrices {

  /** Stands for an optional number that is not there. */
  static final long NONE = TradeDecoder.tradeIdNullValue();

  private static final long FIRST = Long.MIN_VALUE;
  private static final long LAST = Long.MAX_VALUE;

  /** Open and close are of prints that may always set them. */
  private static final int REGULAR = 1;

  /** Open and close are of the earliest print that may set them only first. */
  private static final int STAND_IN = 1 << 1;

  /** There is a range of prints that may set high and low. */
  private static final int RANGE = 1 << 2;

  int state;
  long open;
  long close;
  long highest;
  long lowest;
  long firstTime;
  long firstNumber;
  long lastTime;
  long lastNumber;

  /**
   * Takes the prices of a print, as far as its flags allow.
   *
   * @return whether it is the newest one that sets the close
   */
  final boolean addPrices(Print print) {
    int flags = print.flags;
    if ((flags & ConditionFlags.PRICE_HL) != 0) {
      widen(print);
    }
    if ((flags & ConditionFlags.PRICE_OC) != 0) {
      return addRegular(print);
    }
    return ConditionFlags.setsOpenClose(flags, (state & REGULAR) != 0) && addStandIn(print);
  }

  private void widen(Print print) {
    boolean isFirst = (state & RANGE) == 0;
    highest = isFirst ? print.high : Math.max(highest, print.high);
    lowest = isFirst ? print.low : Math.min(lowest, print.low);
    state |= RANGE;
  }

  private boolean addRegular(Print print) {
    boolean isFirst = (state & REGULAR) == 0;
    if (isFirst || isBefore(print, opening(print), firstTime, firstNumber)) {
      begin(print);
    }
    boolean isLast = isFirst || !isBefore(print, closing(print), lastTime, lastNumber);
    if (isLast) {
      end(print);
    }
    state = (state & ~STAND_IN) | REGULAR;
    return isLast;
  }

  private boolean addStandIn(Print print) {
    boolean isFirst =
        (state & STAND_IN) == 0 || isBefore(print, print.eventTime, firstTime, firstNumber);
    if (isFirst) {
      begin(print);
      end(print);
    }
    state |= STAND_IN;
    return isFirst;
  }

  private void begin(Print print) {
    open = print.open;
    firstTime = opening(print);
    firstNumber = print.number;
  }

  private void end(Print print) {
    close = print.price;
    lastTime = closing(print);
    lastNumber = print.number;
  }

  /** The exchange's own opening print is the first one, whatever was traded elsewhere before it. */
  private static long opening(Print print) {
    return print.auction == Auction.OPENING && print.isOfficial ? FIRST : print.eventTime;
  }

  /** Its closing print is the last one likewise. */
  private static long closing(Print print) {
    return print.auction == Auction.CLOSING && print.isOfficial ? LAST : print.eventTime;
  }

  private static boolean isBefore(Print print, long printTime, long time, long number) {
    return printTime < time || (printTime == time && print.number < number);
  }

  /** Stands where a price is told of a bar that has none. */
  final void placeholder(long price) {
    if (!isPriced()) {
      open = price;
      close = price;
    }
  }

  /** Becomes empty. */
  final void clearPrices() {
    state = 0;
    open = 0;
    close = 0;
    highest = 0;
    lowest = 0;
    firstTime = 0;
    firstNumber = 0;
    lastTime = 0;
    lastNumber = 0;
  }

  /** Whether it has prices; a minute without is blank. */
  public final boolean isPriced() {
    return (state & (REGULAR | STAND_IN)) != 0;
  }

  /** First price; only of a bar that is priced, like the other three. */
  public final long open() {
    return open;
  }

  /** Newest price. */
  public final long close() {
    return close;
  }

  /** Highest price. */
  public final long high() {
    long ends = Math.max(open, close);
    return isPriced() && (state & RANGE) != 0 ? Math.max(highest, ends) : ends;
  }

  /** Lowest price. */
  public final long low() {
    long ends = Math.min(open, close);
    return isPriced() && (state & RANGE) != 0 ? Math.min(lowest, ends) : ends;
  }
}
