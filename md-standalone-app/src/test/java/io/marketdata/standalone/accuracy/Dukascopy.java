package io.marketdata.standalone.accuracy;

import io.marketdata.recorded.RecordedData;
import io.marketdata.standalone.accuracy.DataSet.Part;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Dukascopy's quotes of BTC/USD and its bars of bids. */
final class Dukascopy {

  private static final String FOLDER = "fx_crypto_dukascopy/expected-outputs/btcusd-";
  private static final String SYMBOL = "BTCUSD";
  private static final String HOUR = "2023-02-20T12-2023-02-20T13.json.gz";
  private static final long BEGIN = Instant.parse("2023-02-20T12:00:00Z").toEpochMilli();
  private static final long MINUTE = 60_000;
  private static final Pattern QUOTE =
      Pattern.compile("\"timestamp\":(\\d+),\"askPrice\":([0-9.]+),\"bidPrice\":([0-9.]+)");
  private static final Pattern CANDLE =
      Pattern.compile(
          "\"timestamp\":(\\d+),\"open\":([0-9.]+),\"high\":([0-9.]+),\"low\":([0-9.]+),\"close\":([0-9.]+)");

  private Dukascopy() {}

  /**
   * All 8,523 quotes of an hour.
   *
   * @param stretch so many times as long as it was
   */
  static Part quotes(int stretch) {
    return new Part(
        "symbol,ts,kind,bid1,ask1",
        to -> {
          for (MatchResult one : matches("tick-" + HOUR, QUOTE)) {
            long time = stretched(Long.parseLong(one.group(1)), stretch);
            to.row(SYMBOL, String.valueOf(time), "quote", one.group(3), one.group(2));
          }
        });
  }

  /** The hour's seconds, put together to minutes; their volume is the number of quotes. */
  static Reference minutesOfSeconds() {
    return () -> {
      SortedMap<BarKey, Candle> minutes = new TreeMap<>();
      candles("s1-bid-" + HOUR)
          .forEach((start, one) -> minutes.merge(key(start - start % MINUTE), one, Candle::joined));
      for (MatchResult one : matches("tick-" + HOUR, QUOTE)) {
        long time = Long.parseLong(one.group(1));
        minutes.computeIfPresent(
            key(time - time % MINUTE),
            (key, bar) -> {
              BigDecimal before = bar.get(Field.VOLUME);
              return bar.and(
                  Field.VOLUME, before == null ? BigDecimal.ONE : before.add(BigDecimal.ONE));
            });
      }
      return minutes;
    };
  }

  /** The hour's seconds where each lasts as long as its quotes do. */
  static Reference seconds(int stretch) {
    return () -> {
      SortedMap<BarKey, Candle> seconds = new TreeMap<>();
      candles("s1-bid-" + HOUR)
          .forEach((start, one) -> seconds.put(key(stretched(start, stretch)), one));
      return seconds;
    };
  }

  /** Quotes that make a file's bars: open first, close last, low and high between them. */
  static Part walked(String file, long length) {
    return new Part(
        "symbol,ts,kind,bid1",
        to -> {
          for (Map.Entry<Long, Candle> one : candles(file).entrySet()) {
            int step = 0;
            for (Field field : List.of(Field.OPEN, Field.LOW, Field.HIGH, Field.CLOSE)) {
              long time = one.getKey() + step++ * (length / 4) + 1;
              String price = one.getValue().figure(field).toPlainString();
              to.row(SYMBOL, String.valueOf(time), "quote", price);
            }
          }
        });
  }

  /** A file's bars from where another file begins. */
  static Reference bars(String file, String from) {
    return () -> {
      long begin = candles(from).firstKey();
      SortedMap<BarKey, Candle> bars = new TreeMap<>();
      candles(file).tailMap(begin).forEach((start, one) -> bars.put(key(start), one));
      return bars;
    };
  }

  private static BarKey key(long millis) {
    return new BarKey(SYMBOL, Instant.ofEpochMilli(millis));
  }

  private static long stretched(long millis, int stretch) {
    return BEGIN + (millis - BEGIN) * stretch;
  }

  private static SortedMap<Long, Candle> candles(String file) {
    SortedMap<Long, Candle> bars = new TreeMap<>();
    for (MatchResult one : matches(file, CANDLE)) {
      bars.put(
          Long.parseLong(one.group(1)),
          Candle.prices(one.group(2), one.group(3), one.group(4), one.group(5)));
    }
    return bars;
  }

  private static List<MatchResult> matches(String file, Pattern pattern) {
    return pattern.matcher(RecordedData.text(FOLDER + file).replace(" ", "")).results().toList();
  }
}
