package io.marketdata.standalone.accuracy;

import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME;

import io.marketdata.recorded.RecordedData;
import io.marketdata.standalone.accuracy.DataSet.Part;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Two futures of which nobody recorded whole rows: one's quotes, another's minutes. */
final class Futures {

  /** Columns of the snapshots' tick file. */
  static final String HEADER = "symbol,ts,kind,price,cum_volume,cum_turnover,open_interest";

  private static final String FOLDER = "cn_ashare_bars_tdx/";
  private static final String RAPESEED = FOLDER + "CZCE_RM705_20170320_ticks.csv.gz";
  private static final String INDEX = FOLDER + "rqalpha_IF1706_20161108.csv";

  private Futures() {}

  /** Bids and asks of CZCE's RM705 on 2017-03-20; the file's volumes are all 0. */
  static Part quotes() {
    return new Part(
        "symbol,ts,kind,bid1,bid1_size,ask1,ask1_size",
        to ->
            read(
                RAPESEED,
                row ->
                    to.row(
                        row.text("symbol") + ".CZCE",
                        quoteTime(row).format(ISO_LOCAL_DATE_TIME) + "+08:00",
                        "quote",
                        row.text("bidPrice1"),
                        row.text("bidVolume1"),
                        row.text("askPrice1"),
                        row.text("askVolume1"))));
  }

  /** The same bids, minute by minute, without those in a break; a bar of bids counts quotes. */
  static Reference bids() {
    return () -> {
      SortedMap<BarKey, Candle> bars = new TreeMap<>();
      read(
          RAPESEED,
          row -> {
            LocalDateTime time = quoteTime(row);
            BigDecimal bid = row.number("bidPrice1");
            if (!Sections.OF_FUTURES.isInBreak(time)) {
              bars.merge(
                  BarKey.inChina(row.text("symbol") + ".CZCE", Sections.OF_FUTURES.minute(time)),
                  Candle.prices(bid, bid, bid, bid).and(Field.VOLUME, BigDecimal.ONE),
                  Candle::joined);
            }
          });
      return bars;
    };
  }

  private static LocalDateTime quoteTime(VendorTable.Row row) {
    return Ctp.date(row.text("date")).atTime(LocalTime.parse(row.text("time")));
  }

  /**
   * CFFEX's IF1706 on 2016-11-08, each minute with a trade as a snapshot in its last second: the
   * file labels minutes by their end.
   */
  static Snapshots minutesAsSnapshots() {
    return to -> {
      BigDecimal[] sums = {BigDecimal.ZERO, BigDecimal.ZERO};
      read(
          INDEX,
          row -> {
            BigDecimal volume = row.number("TotalVolumeTraded");
            if (volume.signum() > 0) {
              sums[0] = sums[0].add(volume);
              sums[1] = sums[1].add(row.number("TotalTurnover"));
              LocalDateTime end = minuteEnd(row);
              to.snapshot(
                  new Snapshot(
                      "IF1706.CFFEX",
                      end.toLocalDate(),
                      end.minusSeconds(1),
                      Map.of(
                          "price", row.text("ClosingPx"),
                          "cum_volume", sums[0].toPlainString(),
                          "cum_turnover", sums[1].toPlainString(),
                          "open_interest", row.text("OpenInterest"))));
            }
          });
    };
  }

  /** The file's own minutes with a trade, without the prices that a single snapshot cannot tell. */
  static Reference minutes() {
    return () -> {
      SortedMap<BarKey, Candle> bars = new TreeMap<>();
      read(
          INDEX,
          row -> {
            if (row.number("TotalVolumeTraded").signum() > 0) {
              bars.put(
                  BarKey.inChina("IF1706.CFFEX", minuteEnd(row).minusMinutes(1)),
                  Candle.of(Field.CLOSE, row.number("ClosingPx"))
                      .and(Field.VOLUME, row.number("TotalVolumeTraded"))
                      .and(Field.TURNOVER, row.number("TotalTurnover"))
                      .and(Field.INTEREST, row.number("OpenInterest")));
            }
          });
      return bars;
    };
  }

  /** {@code 93100000}: hours, minutes, seconds, milliseconds. */
  private static LocalDateTime minuteEnd(VendorTable.Row row) {
    int time = Integer.parseInt(row.text("MDEntryTime")) / 100_000;
    LocalDate day = Ctp.date(row.text("CalendarDate"));
    return day.atTime(time / 100, time % 100);
  }

  private static void read(String name, VendorTable.Rows rows) throws IOException {
    try (BufferedReader lines = RecordedData.lines(RecordedData.open(name))) {
      VendorTable.read(lines, rows);
    }
  }
}
