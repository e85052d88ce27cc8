package io.marketdata.calendar;

import io.marketdata.wire.sbe.TradingCalendarDecoder;
import io.marketdata.wire.sbe.TradingCalendarEncoder;
import java.util.BitSet;

/** Calendars to and from their wire message. */
final class CalendarCodec {
  private static final int ALL_DAYS = 0x7F;
  private static final int NONE = TradingCalendarDecoder.firstNullValue();

  private CalendarCodec() {}

  static void encode(CalendarRules calendar, long version, TradingCalendarEncoder to) {
    boolean isEndless = calendar.knownUntil() == Integer.MAX_VALUE;
    to.version(version)
        .first(calendar.first() == CalendarRules.NO_DAY ? NONE : calendar.first())
        .knownUntil(isEndless ? NONE : calendar.knownUntil())
        .weekdays((short) calendar.weekdays());
    BitSet usual = Weekdays.days(calendar.weekdays());
    if (calendar.first() > 0) {
      usual.clear(0, calendar.first());
    }
    BitSet closed = (BitSet) usual.clone();
    closed.andNot(calendar.openDays());
    BitSet open = calendar.openDays();
    open.andNot(usual);
    BitSet dark = calendar.daysWithoutEvening();
    TradingCalendarEncoder.ClosedEncoder holidays = to.closedCount(closed.cardinality());
    closed.stream().forEach(day -> holidays.next().day(day));
    TradingCalendarEncoder.OpenEncoder extra = to.openCount(open.cardinality());
    open.stream().forEach(day -> extra.next().day(day));
    TradingCalendarEncoder.NoEveningEncoder nights = to.noEveningCount(dark.cardinality());
    dark.stream().forEach(day -> nights.next().day(day));
    to.id(calendar.id());
  }

  static CalendarRules decode(TradingCalendarDecoder from) {
    try {
      return read(from);
    } catch (IndexOutOfBoundsException e) {
      throw new InvalidSessionException("a calendar that ends too early");
    }
  }

  private static CalendarRules read(TradingCalendarDecoder from) {
    int first = from.first() == NONE ? CalendarRules.NO_DAY : from.first();
    int knownUntil = from.knownUntil() == NONE ? Integer.MAX_VALUE : from.knownUntil();
    int weekdays = from.weekdays();
    check(first < CalendarRules.END, "a calendar that begins too late");
    check(knownUntil >= first, "a calendar that is known until before its first day");
    check(weekdays > 0 && weekdays <= ALL_DAYS, "a calendar without weekdays");
    BitSet open = Weekdays.days(weekdays);
    TradingCalendarDecoder.ClosedDecoder holidays = from.closed();
    checkEntries(holidays.count(), holidays.actingBlockLength());
    int day = -1;
    while (holidays.hasNext()) {
      day = behind(day, holidays.next().day());
      open.clear(day);
    }
    TradingCalendarDecoder.OpenDecoder extra = from.open();
    checkEntries(extra.count(), extra.actingBlockLength());
    day = -1;
    while (extra.hasNext()) {
      day = behind(day, extra.next().day());
      open.set(day);
    }
    TradingCalendarDecoder.NoEveningDecoder nights = from.noEvening();
    checkEntries(nights.count(), nights.actingBlockLength());
    BitSet dark = new BitSet();
    day = -1;
    while (nights.hasNext()) {
      day = behind(day, nights.next().day());
      dark.set(day);
    }
    String id = from.id();
    check(Row.isId(id), "a calendar without an id");
    return new CalendarRules(id, first, knownUntil, weekdays, open, dark);
  }

  private static void checkEntries(int count, int bytes) {
    check(count == 0 || bytes >= TradingCalendarDecoder.ClosedDecoder.sbeBlockLength(), "no days");
  }

  private static int behind(int before, int day) {
    check(day > before && day < CalendarRules.END, "not a day of a calendar: " + day);
    return day;
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new InvalidSessionException(otherwise);
    }
  }
}
