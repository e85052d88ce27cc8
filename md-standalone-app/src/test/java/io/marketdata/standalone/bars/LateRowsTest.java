package io.marketdata.standalone.bars;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.candle.Interval;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Rows that are late, but within the horizon, are in the bar that is written, whatever its length.
 */
class LateRowsTest {

  private static final long TEN = 1_676_887_200_000L;
  private static final long HORIZON = 120_000;

  @TempDir Path folder;

  private record Trade(long time, int place, BigDecimal price, BigDecimal size) {}

  private record Sums(
      Trade first,
      Trade last,
      BigDecimal high,
      BigDecimal low,
      BigDecimal volume,
      BigDecimal turnover,
      int trades) {

    static Sums of(Trade trade) {
      BigDecimal turnover = trade.price.multiply(trade.size);
      return new Sums(trade, trade, trade.price, trade.price, trade.size, turnover, 1);
    }

    Sums with(Sums other) {
      return new Sums(
          isBefore(other.first, first) ? other.first : first,
          isBefore(other.last, last) ? last : other.last,
          high.max(other.high),
          low.min(other.low),
          volume.add(other.volume),
          turnover.add(other.turnover),
          trades + other.trades);
    }

    private static boolean isBefore(Trade one, Trade other) {
      return one.time < other.time || (one.time == other.time && one.place < other.place);
    }

    String text() {
      return String.join(
          ",",
          first.price.toString(),
          high.toString(),
          low.toString(),
          last.price.toString(),
          volume.toString(),
          turnover.toString(),
          trades + "");
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "S1")
  void shouldBeInTheBarThatIsWritten(Interval interval) throws IOException {
    // given
    long seed = System.nanoTime();
    List<String> lines = new ArrayList<>(List.of("symbol,ts,kind,price,size"));
    Map<String, String> expected = expected(new Random(seed), interval, lines);
    Path ticks = Files.write(folder.resolve("ticks.csv"), lines);

    // when
    BarsResult result =
        BarsResult.of(
            folder.resolve("bars.csv"),
            "--input",
            ticks.toString(),
            "--market",
            "CRYPTO",
            "--interval",
            interval.text());

    // then
    Map<String, String> bars = new TreeMap<>();
    for (BarsResult.Row row : result.rows()) {
      String text =
          String.join(
              ",",
              row.open(),
              row.high(),
              row.low(),
              row.close(),
              row.volume(),
              row.turnover(),
              row.trades());
      assertThat(bars.put(row.symbol() + ' ' + row.start(), text)).as("seed " + seed).isNull();
    }
    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(bars).as("seed " + seed).isEqualTo(expected);
  }

  private static Instant start(Interval interval, long time) {
    LocalDate day = LocalDate.ofEpochDay(time / 86_400_000);
    return switch (interval.kind()) {
      case WEEKS -> midnight(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
      case MONTHS -> midnight(day.withDayOfMonth(1));
      case DAYS -> midnight(day);
      default -> Instant.ofEpochMilli(time - time % (interval.length() * 60_000L));
    };
  }

  private static Instant midnight(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static Map<String, String> expected(
      Random random, Interval interval, List<String> lines) {
    long[] newest = {TEN, TEN, TEN};
    Map<String, Sums> sums = new TreeMap<>();
    for (int i = 0; i < 4_000; i++) {
      int symbol = random.nextInt(newest.length);
      long late = random.nextInt(4) == 0 ? random.nextLong(HORIZON) : 0;
      newest[symbol] +=
          random.nextInt(50) == 0 ? random.nextLong(3_600_000) : random.nextInt(9_000);
      Trade trade =
          new Trade(
              Math.max(TEN, newest[symbol] - late),
              i,
              BigDecimal.valueOf(9_000 + random.nextInt(2_000), 2),
              BigDecimal.valueOf(1 + random.nextInt(900), 1));
      lines.add("S%d,%d,trade,%s,%s".formatted(symbol, trade.time, trade.price, trade.size));
      String key = "S" + symbol + ' ' + start(interval, trade.time);
      sums.merge(key, Sums.of(trade), Sums::with);
    }
    Map<String, String> bars = new TreeMap<>();
    sums.forEach((key, sum) -> bars.put(key, sum.text()));
    return bars;
  }
}
