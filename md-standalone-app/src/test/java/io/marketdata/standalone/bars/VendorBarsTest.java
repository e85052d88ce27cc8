package io.marketdata.standalone.bars;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.recorded.RecordedData;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bars made of vendors' ticks are the vendors' own bars. */
class VendorBarsTest {

  private static final String BINANCE = "crypto_binance_xrpeth_trades/XRP_ETH-";
  private static final String DUKASCOPY = "fx_crypto_dukascopy/expected-outputs/btcusd-";
  private static final String SECONDS = "s1-bid-2023-02-20T12-2023-02-20T13";
  private static final String TICKS = "tick-2023-02-20T12-2023-02-20T13";
  private static final long HOUR_OF_TICKS = Instant.parse("2023-02-20T12:00:00Z").toEpochMilli();
  private static final Pattern TRADE =
      Pattern.compile(
          "\"a\":(\\d+),\"p\":\"([0-9.]+)\",\"q\":\"([0-9.]+)\",[^}]*\"T\":(\\d+),\"m\":(\\w+)");
  private static final Pattern KLINE =
      Pattern.compile("\\[(\\d+),([^,]+),([^,]+),([^,]+),([^,]+),([^\\]]+)\\]");
  private static final Pattern QUOTE =
      Pattern.compile("\"timestamp\":(\\d+),\"askPrice\":([0-9.]+),\"bidPrice\":([0-9.]+)");
  private static final Pattern CANDLE =
      Pattern.compile(
          "\"timestamp\":(\\d+),\"open\":([0-9.]+),\"high\":([0-9.]+),\"low\":([0-9.]+),\"close\":([0-9.]+)");

  @TempDir Path folder;

  /** A vendor's bar: prices and, where the vendor says it, volume. */
  private record Candle(
      BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close, BigDecimal volume) {

    static Candle of(String open, String high, String low, String close, String volume) {
      return new Candle(number(open), number(high), number(low), number(close), number(volume));
    }

    static Candle of(BarsResult.Row row, boolean hasVolume) {
      return of(row.open(), row.high(), row.low(), row.close(), hasVolume ? row.volume() : "0");
    }

    private static BigDecimal number(String text) {
      return new BigDecimal(text).stripTrailingZeros();
    }

    Candle with(Candle later) {
      return new Candle(
          open, high.max(later.high), low.min(later.low), later.close, volume.add(later.volume));
    }
  }

  @ParameterizedTest
  @CsvSource({"1m, 2469", "5m, 706"})
  void shouldMakeBinancesBarsOfItsTrades(String interval, int bars) throws IOException {
    // given
    Path trades = file("symbol,ts,kind,price,size,side,trade_id", trades());
    Map<Long, Candle> klines = klines(BINANCE + interval + ".json.gz");

    // when
    BarsResult result =
        BarsResult.of(
            folder.resolve("bars.csv"),
            "--input",
            trades.toString(),
            "--market",
            "CRYPTO",
            "--interval",
            interval);

    // then
    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(byStart(result, true)).hasSize(bars).isEqualTo(klines);
    assertThat(result.rows().getLast().state()).isEqualTo("open");
    assertThat(result.rows().subList(0, bars - 1))
        .allMatch(row -> row.state().equals("closed") && row.rev().equals("0"));
  }

  @Test
  void shouldMakeMinutesOfQuotesLikeTheVendorsSeconds() throws IOException {
    // given
    Path quotes = file("symbol,ts,kind,bid1,ask1", quotes(1));
    Map<Long, Candle> minutes = new TreeMap<>();
    candles(DUKASCOPY + SECONDS + ".json.gz")
        .forEach((start, one) -> minutes.merge(start - start % 60_000, one, Candle::with));

    // when
    BarsResult result = quoted(quotes, "1m");

    // then
    assertThat(byStart(result, false)).hasSize(60).isEqualTo(minutes);
    assertThat(result.rows().stream().mapToLong(row -> Long.parseLong(row.volume())).sum())
        .isEqualTo(8_523);
    assertThat(result.rows()).allMatch(row -> row.trades().equals("0"));
  }

  @Test
  void shouldMakeTheVendorsSecondsWhereASecondLastsAMinute() throws IOException {
    // given
    Path quotes = file("symbol,ts,kind,bid1,ask1", quotes(60));
    Map<Long, Candle> seconds = new TreeMap<>();
    candles(DUKASCOPY + SECONDS + ".json.gz")
        .forEach((start, one) -> seconds.put(stretched(start, 60), one));

    // when
    BarsResult result = quoted(quotes, "1m");

    // then
    assertThat(byStart(result, false)).hasSize(2_284).isEqualTo(seconds);
  }

  @ParameterizedTest
  @CsvSource({
    "m1-bid-2023-02-19-2023-02-20, 60000, 5m, m5-bid-2023-02-19-2023-02-20, 288",
    "m1-bid-2023-02-19-2023-02-20, 60000, 15m, m15-bid-2023-02-19-2023-02-20, 96",
    "m1-bid-2023-02-19-2023-02-20, 60000, 30m, m30-bid-2023-02-19-2023-02-20, 48",
    "h1-bid-2023-01-01-2023-02-20, 3600000, 4h, h4-bid-2023-01-01-2023-02-20, 300",
    "h1-bid-2023-01-01-2023-02-20, 3600000, 1d, d1-bid-2022-01-01-2023-02-20, 50",
  })
  void shouldMakeTheVendorsLongBarsOfItsShortOnes(
      String from, long length, String interval, String to, int bars) throws IOException {
    // given
    Path quotes =
        file("symbol,ts,kind,bid1", walks(candles(DUKASCOPY + from + ".json.gz"), length));
    long begin = candles(DUKASCOPY + from + ".json.gz").keySet().iterator().next();
    Map<Long, Candle> expected = candles(DUKASCOPY + to + ".json.gz");
    expected.keySet().removeIf(start -> start < begin);

    // when
    BarsResult result = quoted(quotes, interval);

    // then
    assertThat(byStart(result, false)).hasSize(bars).isEqualTo(expected);
  }

  private BarsResult quoted(Path quotes, String interval) throws IOException {
    BarsResult result =
        BarsResult.of(
            folder.resolve("bars.csv"),
            "--input=" + quotes,
            "--market=CRYPTO",
            "--price=bid",
            "--interval=" + interval);
    assertThat(result.exit()).as(result.err()).isZero();
    return result;
  }

  private static Map<Long, Candle> byStart(BarsResult result, boolean hasVolume) {
    Map<Long, Candle> bars = new TreeMap<>();
    for (BarsResult.Row row : result.rows()) {
      Candle twin = bars.put(Instant.parse(row.start()).toEpochMilli(), Candle.of(row, hasVolume));
      assertThat(twin).as("a second bar of " + row.start()).isNull();
    }
    return bars;
  }

  private static List<String> trades() throws IOException {
    List<String> rows = new ArrayList<>();
    for (MatchResult trade : matches(BINANCE + "trades-raw.json.gz", TRADE)) {
      String side = trade.group(5).equals("true") ? "sell" : "buy";
      rows.add(
          String.join(
              ",",
              "XRPETH",
              trade.group(4),
              "trade",
              trade.group(2),
              trade.group(3),
              side,
              trade.group(1)));
    }
    assertThat(rows).hasSize(12_477);
    return rows;
  }

  private static List<String> quotes(int stretch) throws IOException {
    List<String> rows = new ArrayList<>();
    for (MatchResult quote : matches(DUKASCOPY + TICKS + ".json.gz", QUOTE)) {
      long time = stretched(Long.parseLong(quote.group(1)), stretch);
      rows.add(String.join(",", "BTCUSD", time + "", "quote", quote.group(3), quote.group(2)));
    }
    assertThat(rows).hasSize(8_523);
    return rows;
  }

  private static long stretched(long millis, int stretch) {
    return HOUR_OF_TICKS + (millis - HOUR_OF_TICKS) * stretch;
  }

  /** Quotes that make a bar: open first, close last, its low and high between them. */
  private static List<String> walks(Map<Long, Candle> candles, long length) {
    List<String> rows = new ArrayList<>();
    candles.forEach((start, one) -> {
      int step = 0;
      for (BigDecimal price : List.of(one.open(), one.low(), one.high(), one.close())) {
        long time = start + step++ * (length / 4) + 1;
        rows.add(String.join(",", "BTCUSD", time + "", "quote", price.toPlainString()));
      }
    });
    return rows;
  }

  private static Map<Long, Candle> klines(String name) throws IOException {
    Map<Long, Candle> bars = new TreeMap<>();
    for (MatchResult one : matches(name, KLINE)) {
      Candle bar = Candle.of(one.group(2), one.group(3), one.group(4), one.group(5), one.group(6));
      if (bar.volume().signum() > 0) {
        bars.put(Long.parseLong(one.group(1)), bar);
      }
    }
    return bars;
  }

  private static Map<Long, Candle> candles(String name) throws IOException {
    Map<Long, Candle> bars = new TreeMap<>();
    for (MatchResult one : matches(name, CANDLE)) {
      bars.put(
          Long.parseLong(one.group(1)),
          Candle.of(one.group(2), one.group(3), one.group(4), one.group(5), "0"));
    }
    return bars;
  }

  private static List<MatchResult> matches(String name, Pattern pattern) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(RecordedData.path(name)))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace(" ", "");
      return pattern.matcher(text).results().toList();
    }
  }

  private Path file(String header, List<String> rows) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(header);
    lines.addAll(rows);
    return Files.write(folder.resolve("ticks.csv"), lines);
  }
}
