package io.marketdata.candle;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The intervals of bars. Those up to {@link #H4} count trading minutes of their session; longer
 * ones follow the local calendar. Names are case-sensitive: {@code 1m} is a minute, {@code 1M} a
 * month.
 */
public enum Interval {
  /** A second; live only. */
  S1("1s", Kind.SECONDS, 1),
  /** A minute: the one that is stored. */
  M1("1m", Kind.MINUTES, 1),
  /** Three minutes. */
  M3("3m", Kind.MINUTES, 3),
  /** Five minutes. */
  M5("5m", Kind.MINUTES, 5),
  /** Fifteen minutes. */
  M15("15m", Kind.MINUTES, 15),
  /** Thirty minutes. */
  M30("30m", Kind.MINUTES, 30),
  /** Sixty minutes. */
  H1("1h", Kind.MINUTES, 60),
  /** Two hours. */
  H2("2h", Kind.MINUTES, 120),
  /** Four hours. */
  H4("4h", Kind.MINUTES, 240),
  /** A trading day; stored. */
  D1("1d", Kind.DAYS, 1),
  /** Monday to Sunday. */
  W1("1w", Kind.WEEKS, 1),
  /** A calendar month. */
  MONTH1("1M", Kind.MONTHS, 1);

  /** What an interval counts. */
  public enum Kind {
    /** Clock seconds. */
    SECONDS,
    /** Trading minutes. */
    MINUTES,
    /** Trading days. */
    DAYS,
    /** Weeks from Monday on. */
    WEEKS,
    /** Months from the 1st on. */
    MONTHS
  }

  private static final Map<String, Interval> BY_TEXT = new TreeMap<>();

  static {
    for (Interval interval : values()) {
      BY_TEXT.put(interval.text, interval);
    }
  }

  private final String text;
  private final Kind kind;
  private final int length;

  Interval(String text, Kind kind, int length) {
    this.text = text;
    this.kind = kind;
    this.length = length;
  }

  /** The interval of this name, null if there is none. */
  public static @Nullable Interval find(String text) {
    return BY_TEXT.get(text);
  }

  /** Its name on the wire: {@code 1m}. */
  public String text() {
    return text;
  }

  /** What it counts. */
  public Kind kind() {
    return kind;
  }

  /** How many of what it counts. */
  public int length() {
    return length;
  }

  /** Whether it is made of stored day bars, not of minutes. */
  public boolean isOfDays() {
    return kind.compareTo(Kind.DAYS) >= 0;
  }

  @Override
  public String toString() {
    return text;
  }
}
