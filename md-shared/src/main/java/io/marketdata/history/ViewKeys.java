package io.marketdata.history;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Names of the keys and hash fields of the view in Redis. The symbol in braces is the hash tag: all
 * keys of a symbol lie in one slot. Days are days since 1970-01-01, written as {@code yyyymmdd}.
 */
public final class ViewKeys {
  /** Hash of the instruments, and of what they refer to. */
  public static final String INSTRUMENTS = "md:instruments";

  /** Field of {@link #live}: the newest quote. */
  public static final String QUOTE = "quote";

  /** Field of {@link #live}: the newest point of the intraday line. */
  public static final String MINUTE = "minute";

  /** Field of {@link #live}: the open or last minute bar. */
  public static final String BAR_MINUTE = "bar.1m";

  /** Field of {@link #live}: the open or last day bar. */
  public static final String BAR_DAY = "bar.1d";

  /** Field of {@link #live}: the newest values of the indicators of minute bars. */
  public static final String INDICATOR_MINUTE = "indicator.1m";

  /** Field of {@link #live}: the newest status. */
  public static final String STATUS = "status";

  /** Field of {@link #days}: the one chunk of the year. */
  public static final String BARS = "bars";

  /** Field of {@link #minutes}: the chunk of the day's auctions. */
  public static final String AUCTIONS = "auctions";

  private static final String CORRUPT = ".corrupt";
  private static final long NANOS_OF_HOUR = 3_600_000_000_000L;
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  private ViewKeys() {}

  /** Hash of a symbol's live state. */
  public static String live(String symbol) {
    return key(symbol, "live");
  }

  /** Hash of a trading day's minute bars: {@link #hour} to chunk; and its {@link #AUCTIONS}. */
  public static String minutes(String symbol, int tradingDay) {
    return key(symbol, "1m:" + day(tradingDay));
  }

  /** Field of {@link #minutes}: the UTC hour of a minute's start in two digits. */
  public static String hour(long minuteStart) {
    int hour = (int) Math.floorMod(Math.floorDiv(minuteStart, NANOS_OF_HOUR), 24L);
    return hour < 10 ? "0" + hour : Integer.toString(hour);
  }

  /** Hash of a year's day bars: {@link #BARS} to chunk. */
  public static String days(String symbol, int year) {
    return key(symbol, String.format(Locale.ROOT, "1d:%04d", year));
  }

  /** Hash of a trading day's trades: {@link #block} to block. */
  public static String trades(String symbol, int tradingDay) {
    return key(symbol, "trades:" + day(tradingDay));
  }

  /** Field of {@link #trades}: number of the block that holds a trade. */
  public static String block(long seq) {
    return Long.toString(TradeBlock.number(seq));
  }

  /** Hash of a trading day's volume at price. */
  public static String distribution(String symbol, int tradingDay) {
    return key(symbol, "dist:" + day(tradingDay));
  }

  /** String with the {@link FlushMark} of a partition. */
  public static String mark(int partition) {
    return "md:mark:" + partition;
  }

  /** String that asks for a partition to be written anew; lies in the slot of its mark. */
  public static String rebuild(int partition) {
    return "{" + mark(partition) + "}:rebuild";
  }

  /**
   * String with the first trading day that is whole in the view, where it was written from a log
   * that had lost its beginning; lies in the slot of the partition's mark.
   */
  public static String wholeFrom(int partition) {
    return "{" + mark(partition) + "}:whole-from";
  }

  /** Field of {@link #INSTRUMENTS} with a trading calendar. */
  public static String calendar(String id) {
    return "#calendars/" + id;
  }

  /** Field of {@link #INSTRUMENTS} with a table of trade conditions. */
  public static String conditions(String id) {
    return "#conditions/" + id;
  }

  /** Field of {@link #INSTRUMENTS} with hours. */
  public static String session(String id) {
    return "#sessions/" + id;
  }

  /** Field of {@link #INSTRUMENTS} with an indicator set. */
  public static String indicators(String id) {
    return "#indicators/" + id;
  }

  /** Field beside {@code field} that keeps its value when that could not be read. */
  public static String corrupt(String field) {
    return field + CORRUPT;
  }

  /** Whether a field keeps what could not be read; no reader takes it for data. */
  public static boolean isCorrupt(String field) {
    return field.endsWith(CORRUPT);
  }

  private static String key(String symbol, String rest) {
    return "md:{" + symbol + "}:" + rest;
  }

  private static String day(int tradingDay) {
    return DAY.format(LocalDate.ofEpochDay(tradingDay));
  }
}
