package io.marketdata.standalone.accuracy;

import io.marketdata.recorded.RecordedData;
import io.marketdata.standalone.accuracy.DataSet.Part;
import io.marketdata.standalone.accuracy.TickFile.Ticks;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/** Tapes of Chinese shares: every trade, as several vendors' files have it. */
final class Tapes {

  /** Takes trades. */
  @FunctionalInterface
  interface Trades {
    /** The next one. */
    void trade(Trade trade) throws IOException;
  }

  /** A tape that can be read again and again. */
  @FunctionalInterface
  interface Tape {
    /** Reads all of it. */
    void read(Trades to) throws IOException;

    /** As a tick file. */
    default Part part() {
      Ticks ticks = file -> read(trade -> file.row(trade.cells()));
      return new Part(Trade.HEADER, ticks);
    }
  }

  private static final String LEVEL2 = "cn_ashare_sse600519_level2/";
  private static final String DOLPHIN = "cn_ashare_dolphindb_l2/";
  private static final DateTimeFormatter DOTTED_DATE = DateTimeFormatter.ofPattern("yyyy.MM.dd");

  private static final Map<String, String> SIDES =
      Map.of(
          "B", "buy", "S", "sell", "N", "unknown", "1", "buy", "2", "sell", "0", "unknown", "", "");

  private Tapes() {}

  /** 600519 on these days, with the flag of who was the aggressor. */
  static Tape of600519(List<LocalDate> days) {
    return to -> {
      for (LocalDate day : days) {
        try (BufferedReader lines = RecordedData.lines(RecordedData.open(file(day)))) {
          VendorTable.read(lines, row -> to.trade(ofShanghai(row, day)));
        }
      }
    };
  }

  /** A row of Shanghai's tape. */
  static Trade ofShanghai(VendorTable.Row row, LocalDate day) {
    return new Trade(
        row.text("SecurityID") + ".SH",
        day.atTime(LocalTime.parse(row.text("TradTime"))),
        row.text("TradPrice"),
        row.text("TradVolume"),
        side(row.text("TradeBSFlag")),
        row.text("TradeIndex"));
  }

  /** The file of 600519's trades of a day. */
  static String file(LocalDate day) {
    return LEVEL2 + compact(day) + "_Transaction.csv.xz";
  }

  /**
   * One share of the tape of both exchanges on 2023-02-01. Shenzhen's holds cancelled orders among
   * the trades.
   */
  static Tape ofBothExchanges(String code, String market) {
    return to -> {
      try (BufferedReader lines =
          RecordedData.lines(RecordedData.open(DOLPHIN + "tradeData.zip", "tradeData.csv"))) {
        VendorTable.read(
            lines,
            row -> {
              boolean isTrade = !row.text("ExecType").equals("4");
              if (isTrade && row.text("SecurityID").equals(code)) {
                to.trade(
                    new Trade(
                        code + '.' + market,
                        dotted(row.text("TradeTime")),
                        row.text("TradePrice"),
                        row.text("TradeQty"),
                        side(row.text("TradeBSFlag")),
                        row.text("ApplSeqNum")));
              }
            });
      }
    };
  }

  /** Five shares of Shanghai on 2023-07-11. */
  static Tape ofFiveShares() {
    return to -> {
      try (BufferedReader lines =
          RecordedData.lines(RecordedData.open(DOLPHIN + "SHtrans.zip", "SHtrans.csv"))) {
        VendorTable.read(
            lines,
            row ->
                to.trade(
                    new Trade(
                        row.text("SecurityID"),
                        LocalDate.parse(row.text("MDDate"), DOTTED_DATE)
                            .atTime(LocalTime.parse(row.text("MDTime"))),
                        row.text("TradePrice"),
                        row.text("TradeQty"),
                        side(row.text("TradeBSFlag")),
                        row.text("TradeIndex"))));
      }
    };
  }

  /** 600000 on 2020-01-02, from 09:30:00 to 14:56:59: both auctions are missing. */
  static Tape without600000sAuctions() {
    return to -> {
      try (BufferedReader lines =
          RecordedData.lines(RecordedData.open(DOLPHIN + "20200102_SH600000_trade.csv.gz"))) {
        VendorTable.read(
            lines,
            row ->
                to.trade(
                    new Trade(
                        row.text("SecurityID") + ".SH",
                        dotted(row.text("TradeTime")),
                        row.text("TradePrice"),
                        row.text("TradeQty"),
                        "",
                        "")));
      }
    };
  }

  /** 000001 of Shenzhen on 2018-09-03, in whole seconds: the opening auction is missing. */
  static Tape without000001sOpening() {
    return to -> {
      try (BufferedReader lines =
          RecordedData.lines(RecordedData.open(DOLPHIN + "trades_000001_20180903.csv.gz"))) {
        VendorTable.read(
            lines,
            row ->
                to.trade(
                    new Trade(
                        row.text("Symbol") + ".SZ",
                        dotted(row.text("Datetime")),
                        row.text("Price"),
                        row.text("Volume"),
                        "",
                        "")));
      }
    };
  }

  /** The tape's minutes, added up. */
  static Reference minutes(Tape tape) {
    return () -> {
      TapeFold fold = new TapeFold();
      tape.read(fold::add);
      return fold.minutes();
    };
  }

  private static String side(String flag) {
    String side = SIDES.get(flag);
    if (side == null) {
      throw new IllegalStateException("no side " + flag);
    }
    return side;
  }

  /** {@code 2023.02.01T09:25:00.320}. */
  static LocalDateTime dotted(String text) {
    int time = text.indexOf('T');
    return LocalDate.parse(text.substring(0, time), DOTTED_DATE)
        .atTime(LocalTime.parse(text.substring(time + 1)));
  }

  /** {@code 20230201}. */
  static String compact(LocalDate day) {
    return day.format(DateTimeFormatter.BASIC_ISO_DATE);
  }
}
