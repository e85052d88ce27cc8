package io.marketdata.ingest.feed.file;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Reads times: epoch seconds below 10^11, milliseconds below 10^14, microseconds below 10^17, else
 * nanoseconds, each maybe with decimals; or {@code 2023-02-20T12:00:00.084+08:00} with Z or an
 * offset, the T maybe a space. Times are those behind 1970-01-01 and before 2200-01-01. Reusable,
 * single thread; allocates on a change of date only.
 */
final class TimeCell {

  private static final long SECOND = 1_000_000_000L;
  private static final long SECONDS_BELOW = 100_000_000_000L;
  private static final long MILLIS_BELOW = 100_000_000_000_000L;
  private static final long MICROS_BELOW = 100_000_000_000_000_000L;
  private static final long END = LocalDate.of(2200, 1, 1).toEpochDay() * 86_400;
  private static final int MAX_DIGITS = 19;

  private final char[] date = new char[10];
  private long dateDay;
  private long nanos;
  private String wrong = "";
  private char[] buffer = date;
  private int at;
  private int end;

  /** The last time, epoch nanoseconds UTC. */
  long nanos() {
    return nanos;
  }

  /** What was wrong with the last text that was no time: behind "ts: 'text' ". */
  String wrong() {
    return wrong;
  }

  /** Reads a text of at least one character; whether it is a time. */
  boolean read(char[] text, int from, int to) {
    buffer = text;
    at = from;
    end = to;
    long whole = 0;
    while (at < end && isDigit(text[at])) {
      if (at - from == MAX_DIGITS) {
        return fail("is beyond the year 2199");
      }
      whole = whole * 10 + text[at] - '0';
      at++;
    }
    if (at == from) {
      return fail(text[at] == '-' ? "is negative" : "is no time");
    }
    if (at - from == 4 && at < end && text[at] == '-') {
      at = from;
      return iso();
    }
    return epoch(whole);
  }

  /** Reads a date; its day since 1970-01-01, null if it is none. */
  @Nullable Integer day(char[] text, int from, int to) {
    buffer = text;
    at = from;
    end = to;
    return to - from == date.length && date() ? (int) dateDay : null;
  }

  private boolean epoch(long whole) {
    if (whole < 0) {
      return fail("is beyond the year 2199");
    }
    long unit = unit(whole);
    long perSecond = SECOND / unit;
    long part = whole % perSecond * unit;
    if (at < end) {
      long fraction = buffer[at] == '.' ? fraction(unit) : -1;
      if (fraction < 0 || at < end) {
        return fail("is no time");
      }
      part += fraction;
    }
    return at(whole / perSecond, part);
  }

  private static long unit(long whole) {
    if (whole < SECONDS_BELOW) {
      return SECOND;
    }
    if (whole < MILLIS_BELOW) {
      return 1_000_000;
    }
    return whole < MICROS_BELOW ? 1000 : 1;
  }

  /**
   * Reads a point and decimals of a unit of so many nanoseconds, cut to nanoseconds; -1 if none.
   */
  private long fraction(long unit) {
    long fraction = 0;
    long weight = unit;
    int first = ++at;
    for (; at < end && isDigit(buffer[at]); at++) {
      weight /= 10;
      fraction += weight * (buffer[at] - '0');
    }
    return at == first ? -1 : fraction;
  }

  private boolean iso() {
    if (!date()) {
      return fail("has no such date");
    }
    if (at == end || (buffer[at] != 'T' && buffer[at] != ' ' && buffer[at] != 't')) {
      return fail("is no time");
    }
    at++;
    int hour = two(':');
    int minute = two('\0');
    int second = at < end && buffer[at] == ':' ? secondsBehind() : 0;
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
      return fail("is no time");
    }
    long part = at < end && buffer[at] == '.' ? fraction(SECOND) : 0;
    int offset = offset();
    if (part < 0 || offset == Integer.MIN_VALUE) {
      return fail(part >= 0 && at == end ? "has no zone (Z or an offset)" : "is no time");
    }
    return at(dateDay * 86_400 + hour * 3600L + minute * 60L + second - offset, part);
  }

  private int secondsBehind() {
    at++;
    return two('\0');
  }

  /** Reads a date at the current place; the one before it is remembered. */
  private boolean date() {
    if (end - at < date.length) {
      return false;
    }
    boolean same = true;
    for (int i = 0; i < date.length; i++) {
      same &= date[i] == buffer[at + i];
    }
    if (!same && !newDate()) {
      return false;
    }
    at += date.length;
    return true;
  }

  private boolean newDate() {
    int year = number(at, 4);
    int month = number(at + 5, 2);
    int day = number(at + 8, 2);
    if (year < 0 || month < 0 || day < 0 || buffer[at + 4] != '-' || buffer[at + 7] != '-') {
      return false;
    }
    try {
      dateDay = LocalDate.of(year, month, day).toEpochDay();
    } catch (DateTimeException e) {
      return false;
    }
    System.arraycopy(buffer, at, date, 0, date.length);
    return true;
  }

  /**
   * Reads two digits, and this character behind them where it is one; -1 where they are not there.
   */
  private int two(char behind) {
    int length = behind == '\0' ? 2 : 3;
    if (end - at < length || (behind != '\0' && buffer[at + 2] != behind)) {
      return -1;
    }
    int value = number(at, 2);
    at += length;
    return value;
  }

  /** Reads Z or an offset up to the end, in seconds; the smallest integer where there is none. */
  private int offset() {
    if (end - at == 1 && (buffer[at] == 'Z' || buffer[at] == 'z')) {
      at = end;
      return 0;
    }
    if (at == end || (buffer[at] != '+' && buffer[at] != '-')) {
      return Integer.MIN_VALUE;
    }
    int sign = buffer[at++] == '-' ? -1 : 1;
    int hours = two('\0');
    if (at < end && buffer[at] == ':') {
      at++;
    }
    int minutes = at == end ? 0 : two('\0');
    if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59 || at < end) {
      at = -1;
      return Integer.MIN_VALUE;
    }
    return sign * (hours * 3600 + minutes * 60);
  }

  private int number(int from, int length) {
    int value = 0;
    for (int i = from; i < from + length; i++) {
      if (!isDigit(buffer[i])) {
        return -1;
      }
      value = value * 10 + buffer[i] - '0';
    }
    return value;
  }

  private boolean at(long second, long part) {
    if (second >= END) {
      return fail("is beyond the year 2199");
    }
    if (second < 0 || (second == 0 && part == 0)) {
      return fail("is not behind 1970-01-01");
    }
    nanos = second * SECOND + part;
    return true;
  }

  private boolean fail(String what) {
    wrong = what;
    return false;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
