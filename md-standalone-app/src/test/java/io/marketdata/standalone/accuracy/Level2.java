package io.marketdata.standalone.accuracy;

import io.marketdata.recorded.RecordedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Level-2 snapshots of Chinese shares, as several vendors' files have them. */
final class Level2 {

  /** Columns of the tick file. */
  static final String HEADER =
      "symbol,ts,kind,price,cum_volume,cum_turnover,open,high,low,prev_close,"
          + "bid1,bid1_size,ask1,ask1_size,phase";

  /** The vendor's columns of the tick file's, in the order of {@link #HEADER} from the price on. */
  private static final List<String> OF_SHANGHAI =
      List.of(
          "LastPrice",
          "TradVolume",
          "Turnover",
          "OpenPrice",
          "HighPrice",
          "LowPrice",
          "PreCloPrice",
          "BidPrice1",
          "BidVolume1",
          "AskPrice1",
          "AskVolume1",
          "InstruStatus");

  private static final List<String> OF_SHENZHEN =
      List.of(
          "LastPrice",
          "Volume",
          "Turnover",
          "OpenPrice",
          "HighPrice",
          "LowPrice",
          "PreCloPrice",
          "BidPrice1",
          "BidVolume1",
          "AskPrice1",
          "AskVolume1",
          "TradingPhaseCode");

  private static final List<String> OF_FIVE =
      List.of(
          "LastPx",
          "TotalVolumeTrade",
          "TotalValueTrade",
          "OpenPx",
          "HighPx",
          "LowPx",
          "PreClosePx",
          "BuyPrice1",
          "BuyOrderQty1",
          "SellPrice1",
          "SellOrderQty1",
          "TradingPhaseCode");

  private static final List<String> OF_THIRTY =
      List.of(
          "LastPx",
          "TotalVolumeTrade",
          "TotalValueTrade",
          "OpenPx",
          "HighPx",
          "LowPx",
          "PreClosePx",
          "BidPrice0",
          "BidOrderQty0",
          "OfferPrice0",
          "OfferOrderQty0",
          "InstrumentStatus");

  private static final Map<String, String> PHASES =
      Map.ofEntries(
          Map.entry("START", "pre_open"),
          Map.entry("OCALL", "opening_auction"),
          Map.entry("TRADE", "continuous"),
          Map.entry("CCALL", "closing_auction"),
          Map.entry("CLOSE", "closed"),
          Map.entry("ENDTR", "closed"),
          Map.entry("S0", "pre_open"),
          Map.entry("O0", "opening_auction"),
          Map.entry("B0", "break"),
          Map.entry("T0", "continuous"),
          Map.entry("C0", "closing_auction"),
          Map.entry("E0", "closed"),
          Map.entry("1", "opening_auction"),
          Map.entry("2", "break"),
          Map.entry("3", "continuous"),
          Map.entry("4", "break"),
          Map.entry("5", "closing_auction"),
          Map.entry("6", "closed"));

  private static final String LEVEL2 = "cn_ashare_sse600519_level2/";
  private static final String DOLPHIN = "cn_ashare_dolphindb_l2/";
  private static final List<String> COLUMNS = List.of(HEADER.split(",", -1)).subList(3, 15);

  /** When a row was true. */
  @FunctionalInterface
  private interface Time {
    LocalDateTime of(VendorTable.Row row);
  }

  private Level2() {}

  /** Shanghai's 600519 on these days; stamps are cut to seconds. */
  static Snapshots of600519(List<LocalDate> days) {
    return to -> {
      for (LocalDate day : days) {
        read(RecordedData.lines(RecordedData.open(file(day))), ".SH", on(day), OF_SHANGHAI, to);
      }
    };
  }

  /** The file of 600519's snapshots of a day. */
  static String file(LocalDate day) {
    return LEVEL2 + Tapes.compact(day) + "_MarketData.csv.xz";
  }

  /** A row of Shanghai's snapshots. */
  static Snapshot ofShanghai(VendorTable.Row row, LocalDate day) {
    return snapshot(row, ".SH", on(day), OF_SHANGHAI);
  }

  /** Shenzhen's 000333 on these days. */
  static Snapshots of000333(List<LocalDate> days) {
    return to -> {
      for (LocalDate day : days) {
        String name = LEVEL2 + Tapes.compact(day) + "_sz000333_snapshot_mdl_6_28_0.csv.xz";
        read(RecordedData.lines(RecordedData.open(name)), ".SZ", on(day), OF_SHENZHEN, to);
      }
    };
  }

  /** Five shares of Shenzhen on 2022-06-01. */
  static Snapshots ofFiveShares() {
    return to ->
        read(
            RecordedData.lines(RecordedData.open(DOLPHIN + "tick.zip", "tick.csv")),
            "",
            row -> Tapes.dotted(row.text("MDDate") + 'T' + row.text("MDTime")),
            OF_FIVE,
            to);
  }

  /** Thirty shares of Shanghai on 2021-12-01, from 09:15 to 10:30. */
  static Snapshots ofThirtyShares() {
    String archive = DOLPHIN + "20211201snapshot_30stocks.zip";
    return to ->
        read(
            RecordedData.lines(RecordedData.open(archive, "20211201snapshot_30stocks.csv")),
            ".SH",
            row -> Tapes.dotted(row.text("DateTime")),
            OF_THIRTY,
            to);
  }

  private static Time on(LocalDate day) {
    return row -> day.atTime(LocalTime.parse(row.text("UpdateTime"), DateTimeFormatter.ISO_TIME));
  }

  private static void read(
      BufferedReader file, String suffix, Time time, List<String> columns, Snapshots.To to)
      throws IOException {
    try (file) {
      VendorTable.read(file, row -> to.snapshot(snapshot(row, suffix, time, columns)));
    }
  }

  private static Snapshot snapshot(
      VendorTable.Row row, String suffix, Time time, List<String> columns) {
    LocalDateTime at = time.of(row);
    String symbol = row.text("SecurityID") + suffix;
    return new Snapshot(symbol, at.toLocalDate(), at, told(row, columns));
  }

  private static Map<String, String> told(VendorTable.Row row, List<String> columns) {
    Map<String, String> told = new HashMap<>();
    for (int i = 0; i < COLUMNS.size(); i++) {
      String text = row.text(columns.get(i));
      told.put(COLUMNS.get(i), COLUMNS.get(i).equals("phase") ? phase(text) : text);
    }
    return told;
  }

  private static String phase(String code) {
    String phase = PHASES.get(code);
    if (phase == null) {
      throw new IllegalStateException("no phase " + code);
    }
    return phase;
  }
}
