package io.marketdata.compute.bar;

import io.marketdata.calendar.Auction;
import io.marketdata.calendar.MarketDay;

/**
 * When the minutes of a day, and the day itself, are due to close in their source's time, and which
 * minute closes next: one behind the other, but for the one of the closing auction, which waits for
 * the auction's result beside those behind it. Post-market trading does not stand still for a
 * closing print. Not thread-safe.
 */
final class DueTimes {

  private static final long NONE = DayBook.NONE;

  private final MarketDay hours;
  private long cursor = NONE;
  private long waiting = NONE;
  private boolean resultSeen;

  DueTimes(MarketDay hours) {
    this.hours = hours;
  }

  /** Goes on where it was. */
  void restore(long storedCursor, long storedWaiting, boolean wasResultSeen) {
    cursor = storedCursor;
    waiting = storedWaiting;
    resultSeen = wasResultSeen;
  }

  /** Start of the minute that the closing auction's result is merged into, or NONE. */
  long closingMinute() {
    return hours.auctionMinute(Auction.CLOSING);
  }

  /** Whether the closing auction's result can be known by then. */
  boolean isBehindClosing(long time) {
    long minute = closingMinute();
    return minute != NONE && time >= minute + DayBook.MINUTE;
  }

  long minuteDue(long start) {
    return resultSeen ? hours.minuteDueOfResult(start) : hours.minuteDue(start);
  }

  long dayDue() {
    return hours.due();
  }

  /** The minute of the closing auction waits no longer for its result. */
  boolean seeResult() {
    boolean isNew = !resultSeen;
    resultSeen = true;
    return isNew;
  }

  boolean isResultSeen() {
    return resultSeen;
  }

  /** Whether a minute closes before the day. */
  boolean hasNext() {
    return cursor != NONE || waiting != NONE;
  }

  /** Start of the minute that closes next: of the two the one that is due first; NONE for none. */
  long next() {
    if (cursor == NONE || waiting == NONE) {
      return cursor == NONE ? waiting : cursor;
    }
    return minuteDue(waiting) <= minuteDue(cursor) ? waiting : cursor;
  }

  /** Whether a minute has not been passed. */
  boolean isAt(long start) {
    return start == waiting || (cursor != NONE && start >= cursor);
  }

  /** A minute has a tick; it closes next if it is before the others. */
  void open(long start) {
    if (start != waiting) {
      moveTo(cursor == NONE ? start : Math.min(cursor, start));
    }
  }

  /** A minute has closed. */
  void moveBehind(long start) {
    if (start == waiting) {
      waiting = NONE;
    } else {
      cursor = NONE;
      moveTo(hours.nextMinute(start));
    }
  }

  private void moveTo(long start) {
    boolean isClosing = start != NONE && start == closingMinute();
    long behind = isClosing ? hours.nextMinute(start) : NONE;
    if (behind == NONE) {
      cursor = start;
    } else {
      waiting = start;
      cursor = cursor == NONE ? behind : Math.min(cursor, behind);
    }
  }

  /** The minute behind one that has closed, NONE if that has not closed. */
  long closedBehind(long start) {
    long behind = hours.nextMinute(start);
    long closed = behind != NONE && behind == waiting ? hours.nextMinute(behind) : behind;
    return closed == cursor ? NONE : closed;
  }

  long cursor() {
    return cursor;
  }

  /** The minute of the closing auction while it waits, else NONE. */
  long waiting() {
    return waiting;
  }
}
