package io.marketdata.standalone.accuracy;

import io.marketdata.recorded.RecordedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * CTP depth rows of Chinese futures and the bars that their recorder made of them. A file holds a
 * date's rows, so the evening's belong to another trading day than those before; the recorder's
 * files of 2018 are cut the same way, those of 2020 by trading day.
 */
final class Ctp {

  /** Columns of the tick file. */
  static final String HEADER =
      "symbol,ts,kind,td,price,cum_volume,cum_turnover,open,high,low,prev_close,open_interest,"
          + "limit_up,limit_down,bid1,bid1_size,ask1,ask1_size";

  private static final String FOLDER = "cn_futures_ctp_ru1901/";
  private static final String RUBBER = "RU1901.SHFE";

  /** The last date of the rubber's rows. */
  private static final LocalDate LAST = LocalDate.of(2018, 10, 12);

  /** Where a minute begins for the recorder of 2018 that begins for the market behind a break. */
  private static final Map<LocalTime, LocalTime> BREAKS =
      Map.of(
          LocalTime.of(10, 15), LocalTime.of(10, 30), LocalTime.of(11, 30), LocalTime.of(13, 30));

  private static final Map<String, String> COLUMNS =
      Map.ofEntries(
          Map.entry("price", "LastPrice"),
          Map.entry("cum_volume", "Volume"),
          Map.entry("cum_turnover", "Turnover"),
          Map.entry("open", "OpenPrice"),
          Map.entry("high", "HighestPrice"),
          Map.entry("low", "LowestPrice"),
          Map.entry("prev_close", "PreClosePrice"),
          Map.entry("open_interest", "OpenInterest"),
          Map.entry("limit_up", "UpperLimitPrice"),
          Map.entry("limit_down", "LowerLimitPrice"),
          Map.entry("bid1", "BidPrice1"),
          Map.entry("bid1_size", "BidVolume1"),
          Map.entry("ask1", "AskPrice1"),
          Map.entry("ask1_size", "AskVolume1"));

  private Ctp() {}

  /** All rows of an archive, date after date. */
  static Snapshots snapshots(String archive, String symbol) {
    return to -> {
      for (String member : RecordedData.members(FOLDER + archive)) {
        try (BufferedReader lines =
            RecordedData.lines(RecordedData.open(FOLDER + archive, member))) {
          VendorTable.read(lines, row -> to.snapshot(snapshot(row, symbol)));
        }
      }
    };
  }

  private static Snapshot snapshot(VendorTable.Row row, String symbol) {
    Map<String, String> told =
        COLUMNS.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, one -> row.text(one.getValue())));
    LocalTime time = LocalTime.parse(row.text("UpdateTime") + '.' + row.text("UpdateMillisec"));
    return new Snapshot(
        symbol, date(row.text("TradingDay")), date(row.text("ActionDay")).atTime(time), told);
  }

  /**
   * Open, high and low of the rubber's minutes as they were made in November 2018: [start, end), of
   * the last prices of all snapshots. Those behind a break are not compared, they begin at the
   * break.
   */
  static Reference minutesOf2018() {
    return () -> {
      SortedMap<BarKey, Candle> bars = new TreeMap<>();
      for (String date : List.of("20181008", "20181009", "20181011", "20181012")) {
        table(
            "ru1901_min1_20181103.zip",
            date + ".min1.csv",
            row -> {
              LocalDateTime begin = begin(row);
              LocalTime behind = BREAKS.get(begin.toLocalTime());
              Candle bar = prices(row).only(Field.OPEN, Field.HIGH, Field.LOW);
              if (behind == null) {
                bars.put(BarKey.inChina(RUBBER, begin), bar);
              } else {
                bars.put(BarKey.inChina(RUBBER, begin.with(behind)), bar.only());
              }
            });
      }
      return bars;
    };
  }

  /** A minute whose first second has no tick is labelled by a later second. */
  private static LocalDateTime begin(VendorTable.Row row) {
    return LocalDateTime.parse(row.text("BeginTime").replace(' ', 'T'))
        .truncatedTo(ChronoUnit.MINUTES);
  }

  /**
   * The rubber's minutes as they were made in 2019 and later: (start, end], with the volume,
   * turnover and open interest at the end of each. Open, high and low are left out: the open is
   * that of [start, end), high and low are the day's.
   */
  static Reference minutesOf2020() {
    return () -> {
      SortedMap<BarKey, Candle> bars = new TreeMap<>();
      for (String day :
          List.of("20181008", "20181009", "20181010", "20181011", "20181012", "20181015")) {
        table(
            "ru1901_min1.zip",
            day + ".min1.csv",
            row -> {
              LocalDateTime begin = begin(row);
              if (!begin.toLocalDate().isAfter(LAST)) {
                bars.put(
                    BarKey.inChina(RUBBER, begin),
                    Candle.of(Field.CLOSE, row.number("Close"))
                        .and(Field.VOLUME, row.number("EndVolume"))
                        .and(Field.TURNOVER, row.number("EndAmount"))
                        .and(Field.INTEREST, row.number("EndOpenInt")));
              }
            });
      }
      return bars;
    };
  }

  /** The rubber's days that the rows hold as a whole. */
  static Reference days() {
    return () -> {
      SortedMap<BarKey, Candle> bars = new TreeMap<>();
      table(
          "ru1901_day.zip",
          "day.csv",
          row -> {
            LocalDate day = date(row.text("Date"));
            if (!day.isAfter(LAST) && !day.isBefore(LocalDate.of(2018, 10, 8))) {
              bars.put(
                  BarKey.ofDay(RUBBER, day),
                  prices(row)
                      .and(Field.VOLUME, row.number("Volume"))
                      .and(Field.TURNOVER, row.number("Amount"))
                      .and(Field.INTEREST, row.number("EndOpenInt")));
            }
          });
      return bars;
    };
  }

  private static Candle prices(VendorTable.Row row) {
    return Candle.prices(
        row.number("Open"), row.number("High"), row.number("Low"), row.number("Close"));
  }

  private static void table(String archive, String member, VendorTable.Rows rows)
      throws IOException {
    try (BufferedReader lines = RecordedData.lines(RecordedData.open(FOLDER + archive, member))) {
      VendorTable.read(lines, rows);
    }
  }

  /** {@code 20181008}. */
  static LocalDate date(String text) {
    return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
  }
}
