package io.marketdata.calendar;

import io.marketdata.wire.sbe.DayHoursDecoder;
import io.marketdata.wire.sbe.DayHoursEncoder;
import io.marketdata.wire.sbe.Edge;
import io.marketdata.wire.sbe.Phase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The hours of one trading day, resolved to UTC. Times are epoch nanoseconds. Immutable; looking
 * something up allocates nothing.
 *
 * <p>Trading minutes are counted per {@link Part}, from 0. Auctions have none: their results belong
 * to a minute beside them.
 */
public final class MarketDay {
  static final long NONE = TradingCalendar.NONE;
  static final long MINUTE = 60_000_000_000L;

  private final int day;
  private final long begin;
  private final long until;
  private final Terms terms;
  private final HeldSection[] sections;
  private final HeldSection[] counted;
  private final long start;
  private final long end;
  private final AuctionTimes opening;
  private final AuctionTimes closing;
  private final long regularStart;
  private final long regularEnd;

  MarketDay(int day, long begin, long until, Terms terms, List<HeldSection> held) {
    this.day = day;
    this.begin = begin;
    this.until = until;
    this.terms = terms;
    this.sections = held.toArray(HeldSection[]::new);
    List<HeldSection> counting = new ArrayList<>(held.size());
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (HeldSection section : sections) {
      first = Math.min(first, section.start());
      last = Math.max(last, section.end());
      if (section.counts()) {
        counting.add(section);
      }
    }
    counting.sort(Comparator.comparingLong(HeldSection::start));
    this.counted = counting.toArray(HeldSection[]::new);
    long regularFirst = Long.MAX_VALUE;
    long regularLast = Long.MIN_VALUE;
    for (HeldSection section : counted) {
      if (section.isRegular()) {
        regularFirst = Math.min(regularFirst, section.start());
        regularLast = section.end();
      }
    }
    this.regularStart = regularFirst;
    this.regularEnd = regularLast;
    this.start = first;
    this.end = last;
    this.opening = AuctionTimes.opening(sections, counted, terms);
    this.closing = AuctionTimes.closing(sections, counted, terms);
  }

  /**
   * Reads what {@link #encode} wrote; the decoder must be at its start.
   *
   * @throws IllegalArgumentException if it is not a day's hours
   */
  public static MarketDay decode(DayHoursDecoder from) {
    return MarketDayCodec.decode(from);
  }

  /** Writes all of it. */
  public void encode(DayHoursEncoder to) {
    MarketDayCodec.encode(this, List.of(sections), to);
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

  /** Its waits. */
  public Terms terms() {
    return terms;
  }

  /** Whether a stamp belongs to this trading day, in a session or not. */
  public boolean covers(long nanos) {
    return nanos >= begin && nanos < until;
  }

  /** The phase at a stamp: closed before and after all sections, a break between them. */
  public Phase phase(long nanos) {
    for (int i = sections.length - 1; i >= 0; i--) {
      if (sections[i].contains(nanos)) {
        return sections[i].phase();
      }
    }
    return nanos < start || nanos >= end ? Phase.CLOSED : Phase.BREAK;
  }

  /** Whether something may be traded at a stamp: minutes, an auction or after-hours trading. */
  public boolean isOpen(long nanos) {
    for (HeldSection section : sections) {
      if (section.use() != MinuteUse.NONE && section.contains(nanos)) {
        return true;
      }
    }
    return false;
  }

  /** Whether what is traded at a stamp counts for the day alone: no minute has it. */
  public boolean isOfDayAlone(long nanos) {
    for (HeldSection section : sections) {
      if (section.use() == MinuteUse.DAY && section.contains(nanos)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a stamp lies in a trading minute; tolerances do not count. */
  public boolean isTrading(long nanos) {
    return indexOf(nanos) >= 0;
  }

  /** Whether a trading minute is one of the regular hours. */
  public boolean isRegular(long minuteStart) {
    return minuteStart >= regularStart && minuteStart < regularEnd;
  }

  /** Start of its last trading minute, of whatever part; NONE if it has none. */
  public long lastMinute() {
    return counted.length == 0 ? NONE : counted[counted.length - 1].end() - MINUTE;
  }

  /** Start of the trading minute behind one, of whatever part; NONE behind the last one. */
  public long nextMinute(long minuteStart) {
    long next = minuteStart + MINUTE;
    for (HeldSection section : counted) {
      if (section.end() > next) {
        return Math.max(section.start(), next);
      }
    }
    return NONE;
  }

  /** How many trading minutes a part has. */
  public int minutes(Part part) {
    long sum = 0;
    for (HeldSection section : counted) {
      sum += section.part() == part ? section.end() - section.start() : 0;
    }
    return (int) (sum / MINUTE);
  }

  /**
   * The part of a trading minute.
   *
   * @throws IllegalArgumentException if none holds this time
   */
  public Part part(long minuteStart) {
    int index = indexOf(minuteStart);
    if (index < 0) {
      throw new IllegalArgumentException("no trading minute holds " + minuteStart);
    }
    return counted[index].part();
  }

  /** The n-th trading minute of a part, from 0. */
  public long minute(Part part, int index) {
    long rest = index * MINUTE;
    for (HeldSection section : counted) {
      if (section.part() == part) {
        long length = section.end() - section.start();
        if (rest >= 0 && rest < length) {
          return section.start() + rest;
        }
        rest -= length;
      }
    }
    throw new IndexOutOfBoundsException(index);
  }

  /** Place of the trading minute that starts here among those of its part; -1 if none does. */
  public int minuteIndex(long minuteStart) {
    int index = indexOf(minuteStart);
    if (index < 0 || (minuteStart - counted[index].start()) % MINUTE != 0) {
      return -1;
    }
    Part part = counted[index].part();
    long before = minuteStart - counted[index].start();
    for (int i = 0; i < index; i++) {
      if (counted[i].part() == part) {
        before += counted[i].end() - counted[i].start();
      }
    }
    return (int) (before / MINUTE);
  }

  /** Start of the newest trading minute that has begun by a time; before all of them the first. */
  public long minuteBy(long nanos) {
    long minute = counted[0].start();
    for (HeldSection section : counted) {
      if (nanos >= section.start()) {
        long into = Math.min(nanos, section.end() - 1) - section.start();
        minute = section.start() + into / MINUTE * MINUTE;
      }
    }
    return minute;
  }

  /**
   * Start of the first trading minute that begins behind a time.
   *
   * @return {@link TradingCalendar#NONE} behind the last one
   */
  public long minuteAfter(long nanos) {
    for (HeldSection section : counted) {
      if (nanos < section.start()) {
        return section.start();
      }
      if (nanos < section.end() - MINUTE) {
        return section.start() + ((nanos - section.start()) / MINUTE + 1) * MINUTE;
      }
    }
    return NONE;
  }

  /**
   * Start of the trading minute that a stamp belongs to: the one it lies in; the last one of a
   * section whose end it is behind by no more than the tolerance; that of its auction.
   *
   * @return {@link TradingCalendar#NONE} if it belongs to none
   */
  public long minuteStart(long nanos, Edge edge) {
    for (HeldSection section : counted) {
      if (section.contains(nanos)) {
        long into = nanos - section.start();
        boolean isBefore = edge == Edge.END && into > 0;
        return nanos - (isBefore ? (into - 1) % MINUTE + 1 : into % MINUTE);
      }
    }
    for (HeldSection section : counted) {
      if (section.isEndedBy(nanos, terms.endTolerance())) {
        return section.end() - MINUTE;
      }
    }
    Auction auction = auction(nanos);
    return auction == Auction.NONE ? behindAuction(nanos) : auctionMinute(auction);
  }

  /** The auction whose result a trade of this time is, by its time alone. */
  public Auction auction(long nanos) {
    if (opening.holds(nanos)) {
      return Auction.OPENING;
    }
    return closing.holds(nanos) ? Auction.CLOSING : Auction.NONE;
  }

  /** Whether the day has this auction. */
  public boolean has(Auction auction) {
    return times(auction).minute() != NONE;
  }

  /** Whether it has this auction, and stamps tell what is of it, not the trades themselves. */
  public boolean isTimed(Auction auction) {
    return has(auction) && times(auction).from() < times(auction).until();
  }

  /** When an auction ends; {@link TradingCalendar#NONE} without such an auction. */
  public long auctionEnd(Auction auction) {
    return times(auction).end();
  }

  /** Start of the trading minute that an auction's result is merged into, or NONE. */
  public long auctionMinute(Auction auction) {
    return times(auction).minute();
  }

  /** When an auction's record closes though its result was not seen, or NONE. */
  public long auctionDue(Auction auction) {
    return times(auction).due();
  }

  /**
   * When a minute's bar is due to close in its source's time: behind its end by the grace, at a
   * section's end by the end tolerance where that is longer; the minute of the closing auction with
   * the auction. See {@link #minuteDueOfResult}.
   */
  public long minuteDue(long minuteStart) {
    long minuteEnd = minuteStart + MINUTE;
    if (minuteStart == closing.minute()) {
      return Math.max(closing.due(), minuteEnd + terms.grace());
    }
    return minuteEnd
        + (isTrading(minuteEnd) ? terms.grace() : Math.max(terms.grace(), terms.endTolerance()));
  }

  /** When a minute is due whose auction's result has been seen: it waits for that no longer. */
  public long minuteDueOfResult(long minuteStart) {
    return minuteStart == closing.minute()
        ? minuteStart + MINUTE + terms.grace()
        : minuteDue(minuteStart);
  }

  /** When the day's bar is due to close in its source's time. */
  public long due() {
    long due = end + terms.closeLimit();
    return counted.length == 0 ? due : Math.max(due, minuteDue(lastMinute()));
  }

  private AuctionTimes times(Auction auction) {
    return switch (auction) {
      case NONE -> AuctionTimes.ABSENT;
      case OPENING -> opening;
      case CLOSING -> closing;
    };
  }

  /** An opening auction without a record of its own: its result belongs to the minute behind it. */
  private long behindAuction(long nanos) {
    for (HeldSection section : sections) {
      if (section.phase() == Phase.OPENING_AUCTION
          && (section.contains(nanos) || section.isEndedBy(nanos, terms.endTolerance()))) {
        return nextCounted(nanos);
      }
    }
    return NONE;
  }

  private long nextCounted(long nanos) {
    for (HeldSection section : counted) {
      if (section.start() > nanos) {
        return section.start();
      }
    }
    return NONE;
  }

  private int indexOf(long nanos) {
    for (int i = 0; i < counted.length; i++) {
      if (counted[i].contains(nanos)) {
        return i;
      }
    }
    return -1;
  }
}
