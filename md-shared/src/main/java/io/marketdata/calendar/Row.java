package io.marketdata.calendar;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A row of a file of the calendar data. Reading a column that is not valid throws one line with the
 * row's place. Immutable.
 *
 * @param file its name, for messages
 * @param line from 1
 * @param cells its columns; the first one is its kind, the last one its source
 */
record Row(String file, int line, List<String> cells) {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
  private static final Pattern TIME = Pattern.compile("(evening )?(2[0-4]|[01]\\d):([0-5]\\d)");
  private static final Pattern DURATION = Pattern.compile("(\\d{1,7})(ms|s|m|h)");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,15}");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final String NONE = "-";
  private static final int MINUTES_OF_DAY = 24 * 60;

  Row {
    cells = List.copyOf(cells);
  }

  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  InvalidRulesException error(String what) {
    return new InvalidRulesException(file + ":" + line + ": " + what);
  }

  void check(boolean holds, String otherwise) {
    if (!holds) {
      throw error(otherwise);
    }
  }

  String text(int column) {
    return cells.get(column);
  }

  boolean isNone(int column) {
    return text(column).equals(NONE);
  }

  String id(int column) {
    String text = text(column);
    check(isId(text), "not an id: " + text);
    return text;
  }

  String matching(int column, Pattern pattern, String what) {
    String text = text(column);
    check(pattern.matcher(text).matches(), "not " + what + ": " + text);
    return text;
  }

  /** Days since 1970-01-01. */
  int date(int column) {
    return date(text(column));
  }

  /** A day from which on something holds, or 'since ever'. */
  int dateOrNone(int column, int otherwise) {
    return isNone(column) ? otherwise : date(column);
  }

  DayRange dates(int column) {
    String text = text(column);
    int dots = text.indexOf("..");
    if (dots < 0) {
      int day = date(text);
      return new DayRange(day, day);
    }
    DayRange range = new DayRange(date(text.substring(0, dots)), date(text.substring(dots + 2)));
    check(range.first() <= range.last(), "not a range of dates: " + text);
    return range;
  }

  long number(int column, long min, long max) {
    String text = text(column);
    check(NUMBER.matcher(text).matches(), "not a whole number: " + text);
    long number = Long.parseLong(text);
    check(number >= min && number <= max, "not within " + min + ".." + max + ": " + text);
    return number;
  }

  /** Whether the time lies in the evening before the day. */
  boolean isEvening(int column) {
    return text(column).startsWith("evening ");
  }

  /** Minutes from 00:00 of the day, negative in the evening before. */
  int minute(int column) {
    String text = text(column);
    Matcher time = TIME.matcher(text);
    check(time.matches(), "not a time: " + text);
    int minute = Integer.parseInt(time.group(2)) * 60 + Integer.parseInt(time.group(3));
    check(minute <= MINUTES_OF_DAY, "not a time: " + text);
    return time.group(1) == null ? minute : minute - MINUTES_OF_DAY;
  }

  /** Nanoseconds. */
  long duration(int column) {
    String text = text(column);
    Matcher duration = DURATION.matcher(text);
    check(duration.matches(), "not a duration: " + text);
    long amount = Long.parseLong(duration.group(1));
    long nanos =
        switch (duration.group(2)) {
          case "ms" -> TimeUnit.MILLISECONDS.toNanos(amount);
          case "s" -> TimeUnit.SECONDS.toNanos(amount);
          case "m" -> TimeUnit.MINUTES.toNanos(amount);
          default -> TimeUnit.HOURS.toNanos(amount);
        };
    check(nanos <= TimeUnit.DAYS.toNanos(1), "more than a day: " + text);
    return nanos;
  }

  /** A constant, told in lower case with '-' for '_'. */
  <E extends Enum<E>> E word(int column, Class<E> type) {
    String text = text(column);
    for (E constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text)) {
        return constant;
      }
    }
    throw error("not " + names(type) + ": " + text);
  }

  /** A constant by its name. */
  <E extends Enum<E>> E constant(int column, Class<E> type) {
    String text = text(column);
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(text)) {
        return constant;
      }
    }
    throw error("not one of " + Arrays.toString(type.getEnumConstants()) + ": " + text);
  }

  private int date(String text) {
    try {
      check(DATE.matcher(text).matches(), "not a date: " + text);
      return (int) LocalDate.parse(text).toEpochDay();
    } catch (DateTimeParseException e) {
      throw error("not a date: " + text);
    }
  }

  private static <E extends Enum<E>> String names(Class<E> type) {
    StringBuilder names = new StringBuilder("one of");
    for (E constant : type.getEnumConstants()) {
      names.append(' ').append(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    return names.toString();
  }
}
