package io.marketdata.calendar;

import io.marketdata.wire.sbe.Phase;
import org.jspecify.annotations.Nullable;

/**
 * An auction of one day, in epoch nanoseconds; {@link TradingCalendar#NONE} where there is none.
 *
 * @param from first stamp that belongs to it
 * @param until stamps from here on do not belong to it
 * @param end when it ends
 * @param minute that its result is merged into
 * @param due when its record closes though the result was not seen
 */
record AuctionTimes(long from, long until, long end, long minute, long due) {
  private static final long NONE = TradingCalendar.NONE;

  static final AuctionTimes ABSENT = new AuctionTimes(NONE, NONE, NONE, NONE, NONE);

  boolean holds(long nanos) {
    return nanos >= from && nanos < until;
  }

  /**
   * Prints in the auction, in the pause behind it and within the tolerance of its end.
   *
   * @param counted sections that count, by time
   */
  static AuctionTimes opening(HeldSection[] sections, HeldSection[] counted, Terms terms) {
    HeldSection auction = find(sections, Auction.OPENING);
    if (auction == null) {
      return ABSENT;
    }
    long minute = NONE;
    for (int i = counted.length - 1; i >= 0; i--) {
      if (counted[i].isRegular() && counted[i].start() >= auction.end()) {
        minute = counted[i].start();
      }
    }
    long until = auction.end() + terms.endTolerance() + 1;
    for (HeldSection section : sections) {
      if (section.phase() == Phase.BREAK && section.start() == auction.end()) {
        until = Math.max(until, section.end());
      }
    }
    return times(auction, auction.start(), Math.min(until, next(counted, auction)), minute, terms);
  }

  /**
   * Prints inside the auction and within the tolerance of its end. Where its minutes trade too,
   * prints at its end and behind, as long as the result is waited for.
   *
   * @param counted sections that count, by time
   */
  static AuctionTimes closing(HeldSection[] sections, HeldSection[] counted, Terms terms) {
    HeldSection auction = find(sections, Auction.CLOSING);
    if (auction == null) {
      return ABSENT;
    }
    long minute = NONE;
    long from = auction.start();
    long until = auction.end() + terms.endTolerance() + 1;
    for (HeldSection section : counted) {
      if (section.isRegular() && section.end() <= auction.end()) {
        minute = section.end() - MarketDay.MINUTE;
        if (section.end() == auction.start()) {
          from = section.end() + terms.endTolerance() + 1;
        } else if (section.end() > auction.start()) {
          from = auction.end();
          until = Math.min(from + terms.closeLimit() + 1, nextAfterHours(sections, auction));
        }
      }
    }
    return times(auction, from, Math.min(until, next(counted, auction)), minute, terms);
  }

  /** No stamp belongs to an auction of no length: its trades tell it by their conditions. */
  private static AuctionTimes times(
      HeldSection auction, long from, long until, long minute, Terms terms) {
    boolean isInstant = auction.start() == auction.end();
    return new AuctionTimes(
        from, isInstant ? from : until, auction.end(), minute, auction.end() + terms.closeLimit());
  }

  private static @Nullable HeldSection find(HeldSection[] sections, Auction kind) {
    for (HeldSection section : sections) {
      if (section.auction() == kind) {
        return section;
      }
    }
    return null;
  }

  private static long next(HeldSection[] counted, HeldSection auction) {
    for (HeldSection section : counted) {
      if (section.start() >= auction.end()) {
        return section.start();
      }
    }
    return Long.MAX_VALUE;
  }

  private static long nextAfterHours(HeldSection[] sections, HeldSection auction) {
    long next = Long.MAX_VALUE;
    for (HeldSection section : sections) {
      if (section.use() == MinuteUse.DAY && section.start() >= auction.end()) {
        next = Math.min(next, section.start());
      }
    }
    return next;
  }
}
