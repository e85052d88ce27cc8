package io.marketdata.standalone.bars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BarsTest {

  private static final String HEADER = "symbol,ts,kind,price,size,side";
  private static final long SEED = 20_230_220;
  private static final long MINUTE = 60_000;
  private static final long TEN = 1_676_887_200_000L;

  @TempDir Path folder;

  @Test
  void shouldCloseWhatIsOverAndLeaveTheLastBarOpen() throws IOException {
    // given
    Path ticks =
        file(
            "ticks.csv",
            "BTCUSDT," + TEN + ",trade,100.50,2,buy",
            "BTCUSDT," + (TEN + 30_000) + ",trade,99.5,0.25,sell",
            "ETHUSDT," + (TEN + 59_999) + ",trade,7,1,buy",
            "BTCUSDT," + (TEN + 2 * MINUTE) + ",trade,101,1,buy");

    // when
    BarsResult result = run(ticks);

    // then
    assertThat(result.exit()).isZero();
    assertThat(lines())
        .containsExactly(
            BarsWriter.HEADER,
            "BTCUSDT,2023-02-20T10:00:00Z,2023-02-20,100.5,100.5,99.5,99.5,2.25,225.875,2,closed,0,",
            "ETHUSDT,2023-02-20T10:00:00Z,2023-02-20,7,7,7,7,1,7,1,closed,0,",
            "BTCUSDT,2023-02-20T10:02:00Z,2023-02-20,101.0,101.0,101.0,101.0,1.00,101.000,1,open,0,");
    assertThat(result.summary()).isEqualTo("4 rows, 0 rejected, 3 bars of 1m, 0.0 s, 0 rows/s");
    assertThat(folder.resolve("bars.csv.part")).doesNotExist();
  }

  @Test
  void shouldReviseABarByALateRowAndOnlyWithinTheHorizon() throws IOException {
    // given
    Path ticks =
        file(
            "ticks.csv",
            "BTCUSDT," + TEN + ",trade,100,1,buy",
            "BTCUSDT," + (TEN + 2 * MINUTE) + ",trade,101,1,buy",
            "BTCUSDT," + (TEN + 10_000) + ",trade,98,1,buy",
            "BTCUSDT," + (TEN + 9 * MINUTE) + ",trade,102,1,buy",
            "BTCUSDT," + (TEN + 20_000) + ",trade,1,1,buy");

    // when
    BarsResult result = run(ticks);

    // then
    assertThat(result.rows().getFirst())
        .isEqualTo(
            BarsResult.Row.of(
                "BTCUSDT,2023-02-20T10:00:00Z,2023-02-20,100,100,98,98,2,198,2,revised,1,"));
    assertThat(result.summary())
        .contains("1 late: they revised their bars")
        .contains("1 too late for their minute: counted for the day alone");
  }

  @Test
  void shouldMakeExactBarsOfBinaryNumbersPlaceholdersAndLots() throws IOException {
    // given
    Path ticks = folder.resolve("level1.csv");
    Files.write(
        ticks,
        List.of(
            "symbol,ts,price,open,high,low,prev_close,cum_volume,cum_turnover",
            "600519.SH,2023-02-01T09:20:00+08:00,0,0,0,0,1845.75999999999999,0,0",
            "600519.SH,2023-02-01T09:30:02+08:00,1854.980000000000018,1854.980000000000018,"
                + "1855.36999999999989,1854.980000000000018,N/A,2.01,372851.0000000000001",
            "600519.SH,2023-02-01T09:30:05+08:00,1.85537E3,1854.980000000000018,1e300,"
                + "1.85498E3,NaN,4,7.421960799999999E5"));
    Path own = folder.resolve("own.csv");
    Files.write(
        own, List.of("symbol,price_scale,size_scale,lot,size_unit", "600519.SH,2,0,100,lot"));

    // when
    BarsResult result = run(ticks, "--instruments", own.toString());

    // then
    assertThat(result.err()).doesNotContain("level1.csv:");
    assertThat(result.summary()).contains("3 rows, 0 rejected, 3 placeholders such as N/A");
    assertThat(result.rows())
        .extracting(BarsResult.Row::high, BarsResult.Row::close, BarsResult.Row::volume)
        .containsExactly(tuple("1855.37", "1855.37", "400"));
    assertThat(result.rows().getFirst().turnover()).isEqualTo("742196.08");
  }

  @Test
  void shouldGiveTheSameBytesForTheSameInput() throws IOException {
    // given
    Path ticks = file("ticks.csv", random(3_000).toArray(String[]::new));
    run(ticks, "--interval", "5m");
    List<String> first = lines();

    // when
    run(ticks, "--interval", "5m");

    // then
    assertThat(lines()).isEqualTo(first).hasSizeGreaterThan(50);
  }

  @Test
  void shouldMergeFilesByTime() throws IOException {
    // given
    List<String> rows = random(3_000);
    rows.sort(Comparator.comparingLong(BarsTest::time));
    List<String> even = new ArrayList<>();
    List<String> odd = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      (i % 2 == 0 ? even : odd).add(rows.get(i));
    }
    run(file("all.csv", rows.toArray(String[]::new)));
    List<String> expected = lines();
    Path first = file("even.csv", even.toArray(String[]::new));
    Path second = file("odd.csv", odd.toArray(String[]::new));

    // when
    BarsResult result =
        BarsResult.of(
            output(), "--input", first.toString(), second.toString(), "--market", "crypto");

    // then
    assertThat(result.exit()).isZero();
    assertThat(lines()).isEqualTo(expected);
  }

  @Test
  void shouldTakeSymbolsOneAfterTheOther() throws IOException {
    // given
    List<String> rows = random(3_000);
    run(file("mixed.csv", rows.toArray(String[]::new)), "--interval", "15m");
    List<String> expected = new ArrayList<>(lines());
    List<String> grouped = new ArrayList<>(rows);
    grouped.sort(Comparator.comparing(row -> row.substring(0, row.indexOf(','))));

    // when
    run(file("grouped.csv", grouped.toArray(String[]::new)), "--interval", "15m");

    // then
    assertThat(lines()).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void shouldSayOfEachRejectedRowWhereAndWhy() throws IOException {
    // given
    String[] rows = new String[32];
    Arrays.setAll(rows, i -> "BTCUSDT," + (TEN + i) + ",trade,100,0,buy");
    rows[3] = "BTCUSDT,never,trade,100,1,buy";
    rows[7] = "BTCUSDT," + TEN + ",trade,100,1,buy";
    rows[9] = "BTCUSDT," + TEN + ",trade,-100,1,buy";
    Path rejects = folder.resolve("rejects.txt");

    // when
    BarsResult result = run(file("ticks.csv", rows), "--rejects", rejects.toString());

    // then
    assertThat(result.exit()).isEqualTo(Bars.ROWS_REJECTED);
    assertThat(result.err().lines())
        .contains("ticks.csv:2: ZERO_SIZE", "ticks.csv:11: BAD_PRICE")
        .contains("further rows with ZERO_SIZE are only counted")
        .anyMatch(line -> line.startsWith("ticks.csv:5: MALFORMED ts: 'never'"))
        .filteredOn(line -> line.endsWith(": ZERO_SIZE"))
        .hasSize(RejectedRows.SHOWN);
    assertThat(result.summary())
        .startsWith("32 rows, 31 rejected (BAD_PRICE 1, MALFORMED 1, ZERO_SIZE 29), 1 bars of 1m");
    assertThat(Files.readAllLines(rejects)).hasSize(31).contains("ticks.csv:33: ZERO_SIZE");
  }

  @Test
  void shouldCountQuotesAsVolumeWhateverTheirSizes() throws IOException {
    // given
    Path quotes =
        Files.write(
            folder.resolve("quotes.csv"),
            List.of(
                "symbol,ts,kind,bid1,bid1_size,ask1,ask1_size",
                "EURUSD," + TEN + ",quote,1.0711,0.75,1.0713,1.5",
                "EURUSD," + (TEN + 1) + ",quote,1.0712,0.5,1.0715,2"));

    // when
    BarsResult result =
        BarsResult.of(output(), "--input", quotes.toString(), "--market", "FX", "--price", "mid");

    // then
    assertThat(result.rows())
        .containsExactly(
            BarsResult.Row.of(
                "EURUSD,2023-02-20T10:00:00Z,2023-02-20,1.07120,1.07135,1.07120,1.07135,2.00,"
                    + "2.1425500,0,open,0,"));
  }

  @Test
  void shouldSayWhyThereAreNoBars() throws IOException {
    // given
    Path quotes =
        Files.write(
            folder.resolve("quotes.csv"),
            List.of("symbol,ts,kind,bid1", "BTCUSDT," + TEN + ",quote,100"));

    // when
    BarsResult result = BarsResult.of(output(), "--input=" + quotes, "--market=CRYPTO");

    // then
    assertThat(result.exit()).isZero();
    assertThat(result.rows()).isEmpty();
    assertThat(result.err()).contains("no row made a bar: of quotes, bars need --price");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nothing here is a header",
        "symbol,ts,price,size,colour\nBTCUSDT,1,1,1,red",
        "\0\1\2\3\4\5\6\7",
      })
  void shouldRefuseInOneLineWhatIsNoTickFile(String content) throws IOException {
    // given
    Path input = Files.writeString(folder.resolve("bad.csv"), content, StandardCharsets.UTF_8);

    // when
    BarsResult result = run(input);

    // then
    assertThat(result.exit()).isEqualTo(Bars.FAILED);
    assertThat(result.err().lines()).singleElement().asString().startsWith("bars: bad.csv: ");
    assertThat(output()).doesNotExist();
    assertThat(folder.resolve("bars.csv.part")).doesNotExist();
  }

  @Test
  void shouldRefuseInOneLineWhatCannotBeReadOrWritten() throws IOException {
    // given
    Path ticks = file("ticks.csv", "BTCUSDT," + TEN + ",trade,100,1,buy");
    Path nowhere = folder.resolve("nowhere").resolve("bars.csv");

    // when
    BarsResult unread = run(folder.resolve("absent.csv"));
    BarsResult unwritten =
        BarsResult.of(nowhere, "--input", ticks.toString(), "--market", "CRYPTO");
    BarsResult marketless = run(ticks, "--price", "mid");
    BarsResult unknown =
        BarsResult.of(output(), "--input", ticks.toString(), "--market", "ATLANTIS");

    // then
    assertThat(unread.exit()).isEqualTo(Bars.FAILED);
    assertThat(unread.err().lines()).singleElement().asString().contains("absent.csv");
    assertThat(unwritten.exit()).isEqualTo(Bars.FAILED);
    assertThat(unwritten.err().lines()).singleElement().asString().contains("no such folder");
    assertThat(marketless.exit()).isZero();
    assertThat(unknown.exit()).isEqualTo(Bars.BAD_OPTION);
    assertThat(unknown.err().lines()).singleElement().asString().contains("ATLANTIS");
  }

  @Test
  void shouldExplainItself() throws IOException {
    // when
    BarsResult result = BarsResult.command(output(), "--help");

    // then
    assertThat(result.exit()).isZero();
    assertThat(result.out()).startsWith("Usage: ./run bars").contains("Exit codes");
  }

  private BarsResult run(Path input, String... more) throws IOException {
    List<String> args = new ArrayList<>(List.of("--input", input.toString(), "--market", "CRYPTO"));
    args.addAll(List.of(more));
    return BarsResult.of(output(), args.toArray(String[]::new));
  }

  private Path output() {
    return folder.resolve("bars.csv");
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(output());
  }

  private Path file(String name, String... rows) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(HEADER);
    lines.addAll(List.of(rows));
    return Files.write(folder.resolve(name), lines);
  }

  private static long time(String row) {
    return Long.parseLong(row.split(",", 3)[1]);
  }

  /** Trades of five symbols over some hours, in the order of time. */
  private static List<String> random(int count) {
    Random random = new Random(SEED);
    List<String> rows = new ArrayList<>();
    long time = TEN;
    for (int i = 0; i < count; i++) {
      time += random.nextInt(10_000);
      rows.add(
          "S%d,%d,trade,%d.%02d,%d,%s"
              .formatted(
                  random.nextInt(5),
                  time,
                  90 + random.nextInt(20),
                  random.nextInt(100),
                  1 + random.nextInt(50),
                  random.nextBoolean() ? "buy" : "sell"));
    }
    return rows;
  }
}
