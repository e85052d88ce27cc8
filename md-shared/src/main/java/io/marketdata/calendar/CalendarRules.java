package io.marketdata.calendar;

import io.marketdata.wire.sbe.TradingCalendarDecoder;
import io.marketdata.wire.sbe.TradingCalendarEncoder;
import java.util.BitSet;

/**
 * Which days a market trades, counted from 1970-01-01. Answers come from bits for 1970 to 2069 and
 * from the weekdays outside. Immutable; nothing allocates.
 */
public final class CalendarRules {
  /** Returned where there is no such day. */
  public static final int NO_DAY = Integer.MIN_VALUE;

  /** 2070-01-01: bits end here. */
  static final int END = 36_525;

  private final String id;
  private final int first;
  private final int knownUntil;
  private final int weekdays;
  private final BitSet open;
  private final BitSet evenings = new BitSet(END);

  /**
   * The bits become its own.
   *
   * @param first first trading day at the earliest, {@link #NO_DAY} if it has none
   * @param knownUntil last day whose holidays are known
   * @param open trading days from 1970 to 2069
   * @param withoutEvening trading days before which there is no night session
   */
  CalendarRules(
      String id, int first, int knownUntil, int weekdays, BitSet open, BitSet withoutEvening) {
    this.id = id;
    this.first = first;
    this.knownUntil = knownUntil;
    this.weekdays = weekdays;
    this.open = open;
    if (first > 0) {
      open.clear(0, Math.min(first, END));
    }
    for (int day = open.nextSetBit(0); day >= 0; day = open.nextSetBit(day + 1)) {
      evenings.set(day, !withoutEvening.get(day) && isBehindWeekend(day));
    }
  }

  /** A calendar without holidays. */
  static CalendarRules ofWeekdays(String id, int weekdays) {
    BitSet open = new BitSet(END);
    for (int day = 0; day < END; day++) {
      open.set(day, Weekdays.contains(weekdays, day));
    }
    return new CalendarRules(id, NO_DAY, Integer.MAX_VALUE, weekdays, open, new BitSet());
  }

  /** Unique among the calendars. */
  public String id() {
    return id;
  }

  /**
   * Reads the wire message; the decoder must be at its start and is at its end after.
   *
   * @throws InvalidSessionException if a part of it is not valid
   */
  public static CalendarRules decode(TradingCalendarDecoder from) {
    return CalendarCodec.decode(from);
  }

  /** Writes it as part of a version of the reference data. */
  public void encode(long version, TradingCalendarEncoder to) {
    CalendarCodec.encode(this, version, to);
  }

  /** Last day whose holidays are known; behind it the weekdays alone decide. */
  public int knownUntil() {
    return knownUntil;
  }

  /** Whether the holidays of this day are known. */
  public boolean isKnown(int epochDay) {
    return epochDay <= knownUntil;
  }

  /** Whether it has no day off. */
  boolean hasEveryDay() {
    return first <= 0 && open.nextClearBit(0) >= END;
  }

  /** Whether something is traded on this day. */
  public boolean isTradingDay(int epochDay) {
    return hasBits(epochDay) ? open.get(epochDay) : isOpenByWeekday(epochDay);
  }

  /**
   * Whether a night session that belongs to this trading day exists, in the evening of the trading
   * day before: only if nothing but Saturdays and Sundays lie between the two.
   */
  public boolean hasEvening(int epochDay) {
    return hasBits(epochDay)
        ? evenings.get(epochDay)
        : isOpenByWeekday(epochDay) && isBehindWeekend(epochDay);
  }

  /** The trading day after this day. */
  public int next(int epochDay) {
    int day = Math.max(epochDay + 1, first);
    if (hasBits(day)) {
      int found = open.nextSetBit(day);
      if (found >= 0) {
        return found;
      }
      day = END;
    }
    while (!isTradingDay(day)) {
      day++;
    }
    return day;
  }

  /** The trading day before this day, {@link #NO_DAY} before the first one. */
  public int previous(int epochDay) {
    int day = epochDay - 1;
    while (day >= first) {
      if (hasBits(day)) {
        int found = open.previousSetBit(day);
        if (found >= 0) {
          return found;
        }
        day = -1;
      } else if (isOpenByWeekday(day)) {
        return day;
      } else {
        day--;
      }
    }
    return NO_DAY;
  }

  int first() {
    return first;
  }

  int weekdays() {
    return weekdays;
  }

  BitSet openDays() {
    return (BitSet) open.clone();
  }

  /** Trading days that have no evening though the days before them would allow one. */
  BitSet daysWithoutEvening() {
    BitSet days = new BitSet(END);
    for (int day = open.nextSetBit(0); day >= 0; day = open.nextSetBit(day + 1)) {
      days.set(day, !evenings.get(day) && isBehindWeekend(day));
    }
    return days;
  }

  private boolean isBehindWeekend(int epochDay) {
    int day = epochDay - 1;
    while (day >= first && !isTradingDay(day)) {
      if (!Weekdays.isWeekend(day)) {
        return false;
      }
      day--;
    }
    return day >= first;
  }

  private boolean isOpenByWeekday(int epochDay) {
    return epochDay >= first && Weekdays.contains(weekdays, epochDay);
  }

  private static boolean hasBits(int epochDay) {
    return epochDay >= 0 && epochDay < END;
  }
}
