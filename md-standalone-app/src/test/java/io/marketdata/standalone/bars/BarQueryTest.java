package io.marketdata.standalone.bars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bars of other intervals, filled and labelled as they are asked for. */
class BarQueryTest {

  private static final long MINUTE = 60_000;
  private static final long TEN = 1_676_887_200_000L;

  @TempDir Path folder;

  @Test
  void shouldFillMinutesFromTheFirstBarToTheEndOfTheInput() throws IOException {
    // given
    Path ticks =
        file(
            "symbol,ts,kind,price,size,side",
            "BTCUSDT," + TEN + ",trade,100,2,buy",
            "BTCUSDT," + (TEN + 3 * MINUTE) + ",trade,101,1,buy",
            "ETHUSDT," + (TEN + 3 * MINUTE) + ",trade,7,1,buy",
            "ETHUSDT," + (TEN + 6 * MINUTE) + ",trade,8,1,buy");

    // when
    BarsResult result = run(ticks, "CRYPTO", "--fill", "prev");

    // then
    assertThat(result.rows())
        .filteredOn(row -> row.symbol().equals("BTCUSDT"))
        .extracting(BarsResult.Row::start, BarsResult.Row::close, BarsResult.Row::marks)
        .containsExactly(
            tuple("2023-02-20T10:00:00Z", "100", ""),
            tuple("2023-02-20T10:01:00Z", "100", "filled"),
            tuple("2023-02-20T10:02:00Z", "100", "filled"),
            tuple("2023-02-20T10:03:00Z", "101", ""),
            tuple("2023-02-20T10:04:00Z", "101", "filled"),
            tuple("2023-02-20T10:05:00Z", "101", "filled"));
    assertThat(result.rows())
        .contains(
            BarsResult.Row.of(
                "ETHUSDT,2023-02-20T10:05:00Z,2023-02-20,7,7,7,7,0,0,0,closed,0,filled"));
    assertThat(result.rows()).hasSize(10);
  }

  @Test
  void shouldLabelBarsByTheirEndOverTheBreak() throws IOException {
    // given
    Path ticks =
        file(
            "symbol,ts,price,size",
            "RB2305.SHFE,2023-02-20T10:05:00+08:00,4100,1",
            "RB2305.SHFE,2023-02-20T10:31:00+08:00,4110,1",
            "RB2305.SHFE,2023-02-20T10:46:00+08:00,4105,1");

    // when
    BarsResult result = run(ticks, "SHFE", "--interval=30m", "--label=end");

    // then
    assertThat(Files.readAllLines(folder.resolve("bars.csv")))
        .first()
        .asString()
        .startsWith("symbol,end,td,");
    assertThat(result.rows())
        .extracting(BarsResult.Row::start, BarsResult.Row::volume, BarsResult.Row::state)
        .containsExactly(
            tuple("2023-02-20T02:45:00Z", "2", "closed"),
            tuple("2023-02-20T03:15:00Z", "1", "open"));
  }

  @Test
  void shouldMakeWeeksAndMonthsOfDays() throws IOException {
    // given
    List<String> rows = new ArrayList<>(List.of("symbol,ts,price,size"));
    for (String day : List.of("2023-01-31", "2023-02-03", "2023-02-06", "2023-02-28")) {
      rows.add("600519.SH," + day + "T10:00:00+08:00," + rows.size() + ",100");
    }
    Path ticks = file(rows.toArray(String[]::new));

    // when
    BarsResult weeks = run(ticks, "SH", "--interval=1w");
    BarsResult months = run(ticks, "SH", "--interval=1M");

    // then
    assertThat(weeks.rows())
        .extracting(BarsResult.Row::start, BarsResult.Row::close, BarsResult.Row::state)
        .containsExactly(
            tuple("2023-01-30T00:00:00Z", "2", "closed"),
            tuple("2023-02-06T00:00:00Z", "3", "closed"),
            tuple("2023-02-27T00:00:00Z", "4", "open"));
    assertThat(months.rows())
        .extracting(BarsResult.Row::start, BarsResult.Row::volume, BarsResult.Row::td)
        .containsExactly(
            tuple("2023-01-01T00:00:00Z", "100", "2023-01-01"),
            tuple("2023-02-01T00:00:00Z", "300", "2023-02-01"));
  }

  private BarsResult run(Path ticks, String market, String... more) throws IOException {
    List<String> args = new ArrayList<>(List.of("--input", ticks.toString(), "--market", market));
    args.addAll(List.of(more));
    return BarsResult.of(folder.resolve("bars.csv"), args.toArray(String[]::new));
  }

  private Path file(String... rows) throws IOException {
    return Files.write(folder.resolve("ticks.csv"), List.of(rows));
  }
}
