package io.marketdata.load.check;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Names of entries: the key, the field, and what of a chunk is meant. */
final class ViewNames {

  static final String INSTRUMENTS = "md:instruments";
  static final String VERSION = " version";
  static final String AUCTIONS = "auctions";

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH");
  private static final int TRADES_OF_A_BLOCK = 512;

  private ViewNames() {}

  /** A field of a symbol's live state. */
  static String live(String symbol, String field) {
    return "md:{" + symbol + "}:live " + field;
  }

  /** The hour that holds a minute's bar. */
  static String hour(String symbol, int tradingDay, long start) {
    return minutes(symbol, tradingDay) + ' ' + HOUR.format(time(start).atOffset(ZoneOffset.UTC));
  }

  /** The auctions of a day. */
  static String auctions(String symbol, int tradingDay) {
    return minutes(symbol, tradingDay) + ' ' + AUCTIONS;
  }

  private static String minutes(String symbol, int tradingDay) {
    return "md:{" + symbol + "}:1m:" + DAY.format(LocalDate.ofEpochDay(tradingDay));
  }

  /** The year that holds a day's bar. */
  static String year(String symbol, int tradingDay) {
    return "md:{" + symbol + "}:1d:" + LocalDate.ofEpochDay(tradingDay).getYear() + " bars";
  }

  /** The block that holds a trade. */
  static String block(String symbol, int tradingDay, long seq) {
    String day = DAY.format(LocalDate.ofEpochDay(tradingDay));
    return "md:{" + symbol + "}:trades:" + day + ' ' + seq / TRADES_OF_A_BLOCK;
  }

  /** A bar of a chunk. */
  static String bar(String chunk, long start) {
    return chunk + " bar " + time(start);
  }

  /** An auction of a chunk. */
  static String auction(String chunk, String kind) {
    return chunk + ' ' + kind;
  }

  /** A trade of a block. */
  static String trade(String block, long seq) {
    return block + " trade " + seq;
  }

  /** Epoch nanoseconds as a time. */
  static Instant time(long nanos) {
    return Instant.ofEpochSecond(
        Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
  }
}
