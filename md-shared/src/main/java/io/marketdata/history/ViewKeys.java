package io.marketdata.history;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/**
 * Names of what Redis holds. The symbol in braces is the hash tag: everything of one symbol lies in
 * one slot. {@code docs/wire/view.md} says what the values are.
 */
public final class ViewKeys {

  /** Hash of the reference data. */
  public static final String INSTRUMENTS = "md:instruments";

  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final long NANOS_OF_HOUR = 3_600_000_000_000L;

  private ViewKeys() {}

  /** Hash of a symbol's newest state. */
  public static String live(String symbol) {
    return "md:{" + symbol + "}:live";
  }

  /** Hash of a symbol's 1-minute bars of a trading day. */
  public static String minutes(String symbol, int tradingDay) {
    return "md:{" + symbol + "}:1m:" + DAY.format(LocalDate.ofEpochDay(tradingDay));
  }

  /** Field of the hour, 00 to 23 UTC, in which a 1-minute bar starts. */
  public static String hour(long start) {
    long hour = Math.floorMod(Math.floorDiv(start, NANOS_OF_HOUR), 24);
    return hour < 10 ? "0" + hour : Long.toString(hour);
  }

  /** Hash of a symbol's daily bars of a year; its one field is {@link #DAYS}. */
  public static String days(String symbol, int tradingDay) {
    return "md:{" + symbol + "}:1d:" + LocalDate.ofEpochDay(tradingDay).getYear();
  }

  /** The field that holds a year's daily bars. */
  public static final String DAYS = "days";

  /** Hash of a symbol's trades of a trading day. */
  public static String trades(String symbol, int tradingDay) {
    return "md:{" + symbol + "}:trades:" + DAY.format(LocalDate.ofEpochDay(tradingDay));
  }

  /** Field of a block of trades. */
  public static String block(long number) {
    return Long.toString(number);
  }

  /** A partition's flush mark. */
  public static String mark(int partition) {
    return "md:mark:" + partition;
  }

  /** Field of a session template in {@link #INSTRUMENTS}. */
  public static String sessionField(String id) {
    return "#sessions/" + id;
  }

  /** Field of an indicator set in {@link #INSTRUMENTS}. */
  public static String indicatorsField(String id) {
    return "#indicators/" + id;
  }
}
