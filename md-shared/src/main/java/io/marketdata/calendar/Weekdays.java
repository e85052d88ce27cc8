package io.marketdata.calendar;

import java.time.DayOfWeek;
import java.util.BitSet;
import java.util.Locale;

/** Days of the week as bits, 0 = Monday. */
final class Weekdays {
  private static final int WEEK = 7;

  /** 1970-01-01 was a Thursday. */
  private static final int FIRST_DAY = 3;

  private static final int SATURDAY = 5;

  private Weekdays() {}

  /** Reads {@code Mon-Fri} or {@code Mon,Wed}. */
  static int parse(Row row, int column) {
    int mask = 0;
    for (String part : row.text(column).split(",", -1)) {
      String[] range = part.split("-", 2);
      int first = weekday(row, range[0]);
      int last = weekday(row, range[range.length - 1]);
      row.check(first <= last, "not a range of weekdays: " + part);
      for (int day = first; day <= last; day++) {
        mask |= 1 << (day - 1);
      }
    }
    return mask;
  }

  /** The days from 1970 to 2069 that are of these weekdays. */
  static BitSet days(int mask) {
    BitSet days = new BitSet(CalendarRules.END);
    for (int day = 0; day < CalendarRules.END; day++) {
      days.set(day, contains(mask, day));
    }
    return days;
  }

  static boolean contains(int mask, int epochDay) {
    return ((mask >> Math.floorMod(epochDay + FIRST_DAY, WEEK)) & 1) != 0;
  }

  static boolean isWeekend(int epochDay) {
    return Math.floorMod(epochDay + FIRST_DAY, WEEK) >= SATURDAY;
  }

  private static int weekday(Row row, String text) {
    for (DayOfWeek day : DayOfWeek.values()) {
      String name = day.name();
      if (text.equals(name.charAt(0) + name.substring(1, 3).toLowerCase(Locale.ROOT))) {
        return day.getValue();
      }
    }
    throw row.error("not a weekday: " + text);
  }
}
