package io.marketdata.calendar;

import io.marketdata.wire.sbe.Phase;
import java.util.List;

/**
 * The sessions of one trading day, resolved to UTC. Immutable; looking something up allocates
 * nothing. Times are epoch nanoseconds.
 */
public final class TradingDay {
  static final long NONE = SessionClock.NONE;
  static final long MINUTE = 60_000_000_000L;

  private final int day;
  private final long begin;
  private final long until;
  private final long endTolerance;
  private final List<Span> sections;
  private final Span[] spans;
  private final Span[] trading;
  private final int minutes;
  private final long start;
  private final long end;
  private final long lastMinuteDue;

  TradingDay(int day, long begin, long until, List<Span> sections, SessionTemplate template) {
    this.day = day;
    this.begin = begin;
    this.until = until;
    this.endTolerance = template.endTolerance();
    this.sections = List.copyOf(sections);
    this.spans = sections.toArray(Span[]::new);
    this.trading = sections.stream().filter(Span::isTrading).toArray(Span[]::new);
    long sum = 0;
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    long auctionEnd = trading[trading.length - 1].end();
    for (Span span : spans) {
      sum += span.isTrading() ? (span.end() - span.start()) / MINUTE : 0;
      first = Math.min(first, span.start());
      last = Math.max(last, span.end());
      if (span.phase() == Phase.CLOSING_AUCTION) {
        auctionEnd = Math.max(auctionEnd, span.end());
      }
    }
    this.minutes = (int) sum;
    this.start = first;
    this.end = last;
    this.lastMinuteDue = auctionEnd + template.closeGrace();
  }

  /** Days since 1970-01-01. */
  public int day() {
    return day;
  }

  /** Start of its first section, auctions included. */
  public long start() {
    return start;
  }

  /** End of its last section, auctions and after-hours trading included. */
  public long end() {
    return end;
  }

  /** From here on stamps belong to this day. */
  public long begin() {
    return begin;
  }

  /** Here the next trading day begins. */
  public long until() {
    return until;
  }

  /** All its sections as the template lists them. */
  public List<Span> sections() {
    return sections;
  }

  /** How many trading minutes it has. */
  public int minutes() {
    return minutes;
  }

  /** Whether a stamp belongs to this trading day, in a session or not. */
  public boolean covers(long nanos) {
    return nanos >= begin && nanos < until;
  }

  /** The phase at a stamp: closed before and after all sections, a break between them. */
  public Phase phase(long nanos) {
    for (int i = spans.length - 1; i >= 0; i--) {
      if (spans[i].contains(nanos)) {
        return spans[i].phase();
      }
    }
    return nanos < start || nanos >= end ? Phase.CLOSED : Phase.BREAK;
  }

  /** Whether a stamp lies in a trading minute; tolerances do not count. */
  public boolean isTrading(long nanos) {
    for (Span span : trading) {
      if (span.contains(nanos)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Start of the trading minute that a stamp belongs to: the one it lies in; the last one of a
   * section whose end it is behind by no more than the tolerance; the first one behind an opening
   * auction, and behind the break that follows the auction; the last one before a closing auction.
   *
   * @return {@link SessionClock#NONE} if it belongs to none
   */
  public long minuteStart(long nanos) {
    for (Span span : trading) {
      if (span.contains(nanos)) {
        return nanos - (nanos - span.start()) % MINUTE;
      }
    }
    for (Span span : trading) {
      if (isAtEnd(nanos, span)) {
        return span.end() - MINUTE;
      }
    }
    return atAuction(nanos);
  }

  /** The n-th trading minute of the day, from 0. */
  public long minute(int index) {
    long rest = index * MINUTE;
    for (Span span : trading) {
      long length = span.end() - span.start();
      if (rest >= 0 && rest < length) {
        return span.start() + rest;
      }
      rest -= length;
    }
    throw new IndexOutOfBoundsException(index);
  }

  /** Place of the trading minute that starts here among those of the day; -1 if none does. */
  public int minuteIndex(long minuteStart) {
    long before = 0;
    for (Span span : trading) {
      if (span.contains(minuteStart)) {
        long into = minuteStart - span.start();
        return into % MINUTE == 0 ? (int) ((before + into) / MINUTE) : -1;
      }
      before += span.end() - span.start();
    }
    return -1;
  }

  /**
   * When a minute's bar is due to close in its source's time: at its end and a grace, the day's
   * last minute after the closing auction and the template's own grace.
   */
  public long minuteDue(long minuteStart, long grace) {
    boolean isLast = minuteStart == trading[trading.length - 1].end() - MINUTE;
    return isLast ? lastMinuteDue : minuteStart + MINUTE + grace;
  }

  private long atAuction(long nanos) {
    for (Span span : spans) {
      if (span.isTrading() || !(span.contains(nanos) || isAtEnd(nanos, span))) {
        continue;
      }
      if (span.phase() == Phase.OPENING_AUCTION || followsOpening(span)) {
        return firstMinuteAfter(nanos);
      }
      if (span.phase() == Phase.CLOSING_AUCTION) {
        return lastMinuteBefore(nanos);
      }
    }
    return NONE;
  }

  private boolean followsOpening(Span pause) {
    if (pause.phase() != Phase.BREAK) {
      return false;
    }
    for (Span span : spans) {
      if (span.phase() == Phase.OPENING_AUCTION && span.end() == pause.start()) {
        return true;
      }
    }
    return false;
  }

  private boolean isAtEnd(long nanos, Span span) {
    return nanos >= span.end() && nanos - span.end() <= endTolerance;
  }

  private long firstMinuteAfter(long nanos) {
    for (Span span : trading) {
      if (span.start() > nanos) {
        return span.start();
      }
    }
    return NONE;
  }

  private long lastMinuteBefore(long nanos) {
    long minute = NONE;
    for (Span span : trading) {
      if (span.end() <= nanos) {
        minute = span.end() - MINUTE;
      }
    }
    return minute;
  }
}
