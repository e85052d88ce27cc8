package io.marketdata.standalone.accuracy;

import io.marketdata.recorded.RecordedData;
import io.marketdata.standalone.accuracy.DataSet.Part;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The binary bar files of a Chinese terminal: records of 32 bytes, little endian. Minutes are
 * labelled by their end, turnover is a binary number of 24 bits.
 */
final class Tdx {

  /** Columns of the snapshots' tick file. */
  static final String HEADER = "symbol,ts,kind,price,cum_volume,cum_turnover";

  private static final String FOLDER = "cn_ashare_bars_tdx/";
  private static final int RECORD = 32;
  private static final int FIRST_YEAR = 2004;

  /** Between two prices of a minute, milliseconds. */
  private static final long STEP = 10_000;

  /** When a minute's snapshot is taken. */
  private static final long SECOND = 50;

  private Tdx() {}

  /** A day's bar of a {@code .day} file. */
  static Reference days(String file, String symbol, Collection<LocalDate> days) {
    return () -> {
      SortedMap<BarKey, Candle> bars = new TreeMap<>();
      ByteBuffer records = records(file);
      while (records.hasRemaining()) {
        LocalDate day = Ctp.date(String.valueOf(records.getInt()));
        Candle bar =
            Candle.prices(fen(records), fen(records), fen(records), fen(records))
                .and(Field.TURNOVER, new BigDecimal(records.getFloat()));
        bar = bar.and(Field.VOLUME, BigDecimal.valueOf(records.getInt()));
        records.getInt();
        if (days.contains(day)) {
          bars.put(BarKey.ofDay(symbol, day), bar);
        }
      }
      return bars;
    };
  }

  /**
   * Bars of a {@code .lc1} or {@code .lc5} file. Minutes without a trade are flat at the price
   * before and count as well in the terminal's longer bars.
   *
   * @param label minutes from the label to what is asked for: 0 for the end, 1 or 5 for the start
   */
  static Reference minutes(String file, String symbol, int label) {
    return () -> {
      SortedMap<BarKey, Candle> bars = new TreeMap<>();
      ByteBuffer records = records(file);
      while (records.hasRemaining()) {
        LocalDateTime end = end(records);
        Candle bar =
            Candle.prices(price(records), price(records), price(records), price(records))
                .and(Field.TURNOVER, new BigDecimal(records.getFloat()));
        bar = bar.and(Field.VOLUME, BigDecimal.valueOf(records.getInt()));
        records.getInt();
        bars.put(BarKey.inChina(symbol, end.minusMinutes(label)), bar);
      }
      return bars;
    };
  }

  /** Bids that make the minutes: open first, close last, low and high between them. */
  static Part asBids(Reference minutes) {
    return new Part(
        "symbol,ts,kind,bid1",
        to -> {
          for (Map.Entry<BarKey, Candle> one : minutes.bars().entrySet()) {
            long time = one.getKey().start().toEpochMilli();
            for (Field field : List.of(Field.OPEN, Field.LOW, Field.HIGH, Field.CLOSE)) {
              time += STEP;
              String price = one.getValue().figure(field).toPlainString();
              to.row(one.getKey().symbol(), String.valueOf(time), "quote", price);
            }
          }
        });
  }

  /** A snapshot in each minute that has volume: its close and the sums of its day. */
  static Snapshots asSnapshots(Reference minutes) {
    return to -> {
      Map<LocalDate, BigDecimal> volumes = new HashMap<>();
      Map<LocalDate, BigDecimal> turnovers = new HashMap<>();
      for (Map.Entry<BarKey, Candle> one : minutes.bars().entrySet()) {
        Candle bar = one.getValue();
        LocalDate day = one.getKey().date();
        BigDecimal volume = volumes.merge(day, bar.figure(Field.VOLUME), BigDecimal::add);
        BigDecimal turnover = turnovers.merge(day, bar.figure(Field.TURNOVER), BigDecimal::add);
        if (bar.figure(Field.VOLUME).signum() > 0) {
          Map<String, String> told =
              Map.of(
                  "price", bar.figure(Field.CLOSE).toPlainString(),
                  "cum_volume", volume.toPlainString(),
                  "cum_turnover", turnover.toPlainString());
          LocalDateTime time = one.getKey().inChina().plusSeconds(SECOND);
          to.snapshot(new Snapshot(one.getKey().symbol(), day, time, told));
        }
      }
    };
  }

  private static ByteBuffer records(String file) throws IOException {
    try (InputStream in = RecordedData.open(FOLDER + file)) {
      byte[] bytes = in.readAllBytes();
      if (bytes.length % RECORD != 0) {
        throw new IOException(file + " does not end with a record");
      }
      return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
  }

  private static LocalDateTime end(ByteBuffer records) {
    int date = Short.toUnsignedInt(records.getShort());
    int minute = Short.toUnsignedInt(records.getShort());
    return LocalDate.of(FIRST_YEAR + date / 2048, date % 2048 / 100, date % 2048 % 100)
        .atTime(minute / 60, minute % 60);
  }

  private static BigDecimal fen(ByteBuffer records) {
    return BigDecimal.valueOf(records.getInt(), 2);
  }

  private static BigDecimal price(ByteBuffer records) {
    return new BigDecimal(records.getFloat()).setScale(2, RoundingMode.HALF_UP);
  }
}
