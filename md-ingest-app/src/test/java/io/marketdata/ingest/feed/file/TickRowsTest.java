package io.marketdata.ingest.feed.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketdata.ingest.normalise.VenueTick;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TickRowsTest {

  private static final String HEADER = "symbol,ts,price,size";
  private static final String A1 = "A,1676894400,1.5,2";
  private static final String TICK_A1 =
      "TRADE A 1676894400000000000 15000 20000 UNKNOWN id=- codes=";

  @TempDir Path folder;

  @Test
  void shouldReadTradesWithEveryColumn() {
    // given
    Path file =
        RowText.file(
            folder,
            "ticks.csv",
            "symbol,ts,kind,price,size,side,trade_id,conditions,td",
            "btcusdt,1676894400.084,trade,16800.1,0.5,buy,77,@FTI,2023-02-20",
            "BTC/USDT,2023-02-20T12:00:00.084Z,TRADE,16800.1,0.5,-1,78,@ F T I,2023-02-21",
            "ETHUSDT,1676894400084,trade,1,2,,,,");

    // when
    List<String> rows = RowText.of(file);

    // then
    assertThat(rows)
        .containsExactly(
            "TRADE BTCUSDT 1676894400084000000 168001000 5000 BUY id=77 codes=@FTI day=19408",
            "TRADE BTCUSDT 1676894400084000000 168001000 5000 SELL id=78 codes=@FTI day=19409",
            "TRADE ETHUSDT 1676894400084000000 10000 20000 UNKNOWN id=- codes=");
  }

  @Test
  void shouldReadQuotesWithOneSideOrBoth() {
    // given
    Path file =
        RowText.file(
            folder,
            "ticks.csv",
            "symbol,ts,bid1,bid1_size,ask1,ask1_size",
            "A,1676894400,1.1,10,1.2,20",
            "A,1676894401,1.1,,,",
            "A,1676894402,,,1.3,5",
            "A,1676894403,,7,,");

    // when
    List<String> rows = RowText.of(file);

    // then
    assertThat(rows)
        .containsExactly(
            "QUOTE A 1676894400000000000 11000 x 100000 / 12000 x 200000",
            "QUOTE A 1676894401000000000 11000 x - / - x -",
            "QUOTE A 1676894402000000000 - x - / 13000 x 50000",
            "ticks.csv:5 MALFORMED a quote without bid1 and ask1");
  }

  @Test
  void shouldReadSnapshotsWithEveryColumn() {
    // given
    Path file =
        RowText.file(
            folder,
            "ticks.csv",
            "symbol,ts,price,open,high,low,prev_close,limit_up,limit_down,cum_volume,cum_turnover,open_interest,phase,td,bid1,bid1_size,bid2,bid2_size,bid3,bid3_size,bid4,bid4_size,bid5,bid5_size,ask1,ask1_size,ask2,ask2_size,ask3,ask3_size,ask4,ask4_size,ask5,ask5_size",
            "600519.SH,1676894400,1,2,3,4,5,6,7,8,9,10,Continuous,2023-02-20,.,1,2,2,3,3,4,4,5,5,6,6,7,7,8,8,9,9,10,10",
            "600519.SH,1676894400,1,2,3,4,5,6,7,8,9,10,Continuous,2023-02-20,5,1,4,2,3,3,2,4,1,5,6,6,7,7,8,8,9,9,10,10",
            "600519.SH,1676894400,,,,,,,,0,0,,,,0,0,0,0,0,0,0,0,0,0,6,,,,,,,,,");

    // when
    List<String> rows = RowText.of(file);

    // then
    assertThat(rows)
        .containsExactly(
            "ticks.csv:2 MALFORMED bid1: '.' is not a decimal",
            "SNAPSHOT 600519.SH 1676894400000000000"
                + " 10000,20000,30000,40000,50000,60000,70000,80000,900000000,100000 CONTINUOUS"
                + " day=19408 bids 50000x10000 40000x20000 30000x30000 20000x40000 10000x50000 asks"
                + " 60000x60000 70000x70000 80000x80000 90000x90000 100000x100000",
            "SNAPSHOT 600519.SH 1676894400000000000 -,-,-,-,-,-,-,0,0,- UNKNOWN bids asks 60000x0");
  }

  @Test
  void shouldTakeColumnsInAnyOrderAndCaseWithBlanks() {
    // given
    Path file =
        RowText.file(
            folder,
            "ticks.csv",
            " SIZE , Price,TS,symbol",
            "2 ,1.5,1676894400, a",
            "\"2\",1.5,1676894400,\"A\"");

    // when
    List<String> rows = RowText.of(file);

    // then
    assertThat(rows).containsExactly(TICK_A1, TICK_A1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A,1676894400,1e30,2         | PLACEHOLDER_PRICE price is a placeholder
          A,1676894400,10^30,2        | MALFORMED price: '10^30' is not a decimal
          A,1676894400,NaN,2          | PLACEHOLDER_PRICE price is a placeholder
          A,1676894400,1,inf          | MALFORMED size is a placeholder
          A,1676894400,+5,2           | MALFORMED price: '+5' is not a decimal
          A,1676894400,"1,000",2      | MALFORMED price: '1,000' is not a decimal
          A,1676894400,1234567890123456789,2 | PLACEHOLDER_PRICE price is a placeholder
          A,1676894400,1,1234567890123456789 | OUT_OF_RANGE size: '1234567890123456789' has more than 18 digits
          A,1676894400,,2             | MALFORMED price is missing
          A,1676894400,1,             | MALFORMED size is missing
          ,1676894400,1,2             | MALFORMED symbol is missing
          A,,1,2                      | MALFORMED ts is missing
          A,0000-01-01T00:00:00Z,1,2  | MALFORMED ts: '0000-01-01T00:00:00Z' is not behind 1970-01-01
          A,1676894400,1              | MALFORMED the row has 3 cells, the header 4
          A,1676894400,1,2,           | MALFORMED the row has 5 cells, the header 4
          A,1676894400,"1,2           | MALFORMED a quote is not closed in its line
          A,1676894400,"1"2,2         | MALFORMED something stands between a closing quote and the next comma
          A B,1676894400,1,2          | MALFORMED symbol: 'A B' is no symbol
          /,1676894400,1,2            | MALFORMED symbol: '/' is no symbol
          ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789,1676894400,1,2 | MALFORMED symbol: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345...' is longer than 32
          A,1676894400,é,2            | MALFORMED price: '??' is not a decimal
          """)
  void shouldSayWhatIsWrongAndGoOn(String row, String expected) {
    // given
    Path file = RowText.file(folder, "ticks.csv", HEADER, A1, row, A1);

    // when
    List<String> rows = RowText.of(file);

    // then
    assertThat(rows).containsExactly(TICK_A1, "ticks.csv:3 " + expected, TICK_A1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A,1676894400,tick,1,2,,,,         | UNKNOWN_KIND kind: 'tick' is not trade, quote or snapshot
          A,1676894400,,1,2,up,,,           | MALFORMED side: 'up' is not buy, b, 1, sell, s, -1, unknown, n or 0
          A,1676894400,,1,2,,x7,,           | MALFORMED trade_id: 'x7' is no integer of at most 18 digits; leave the column out if ids are not
          A,1676894400,,1,2,,1e3,,          | MALFORMED trade_id: '1e3' is no integer of at most 18 digits; leave the column out if ids are not
          A,1676894400,,1,2,,,,20230220     | MALFORMED td: '20230220' is no date yyyy-mm-dd
          A,1676894400,,1,2,,,,2023-02-30   | MALFORMED td: '2023-02-30' is no date yyyy-mm-dd
          """)
  void shouldSayWhatIsWrongWithTheOtherColumns(String row, String expected) {
    // given
    Path file =
        RowText.file(
            folder, "ticks.csv", "symbol,ts,kind,price,size,side,trade_id,conditions,td", row);

    // when
    List<String> rows = RowText.of(file);

    // then
    assertThat(rows).containsExactly("ticks.csv:2 " + expected);
  }

  @Test
  void shouldRejectASnapshotWithoutTurnoverAndABookWithAHole() {
    // given
    Path file =
        RowText.file(
            folder,
            "ticks.csv",
            "symbol,ts,kind,price,cum_volume,cum_turnover,phase,bid1,bid2,bid3",
            "A,1676894400,snapshot,1,2,,,,,",
            "A,1676894400,snapshot,1,2,3,noon,,,",
            "A,1676894400,snapshot,1,2,3,,5,,4");

    // when
    List<String> rows = RowText.of(file);

    // then
    assertThat(rows)
        .containsExactly(
            "ticks.csv:2 MALFORMED cum_turnover is missing",
            "ticks.csv:3 MALFORMED phase: 'noon' is not one of unknown, pre_open, opening_auction,"
                + " continuous, break, closing_auction, after_hours, closed, halted",
            "ticks.csv:4 MALFORMED bid3 without bid2");
  }

  @Test
  void shouldLeaveNegativeSizesToTheNormaliser() {
    // given
    Path file = RowText.file(folder, "ticks.csv", HEADER, "A,1676894400,1,-2", "A,1676894400,1,0");

    // when
    List<String> rows = RowText.of(file);

    // then
    assertThat(rows).containsExactly("normaliser NEGATIVE_SIZE", "normaliser ZERO_SIZE");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          symbol,ts,price,size,volume | ticks.csv: unknown column 'volume'; known are symbol,ts,kind,price,
          symbol,ts,price,size,Price  | ticks.csv: column price is there twice
          symbol,ts,price,size,       | ticks.csv: unknown column ''; known are
          ts,price,size               | ticks.csv: no column symbol
          symbol,price,size           | ticks.csv: no column ts
          symbol,ts,price             | ticks.csv: the columns make no tick; needed are
          symbol,ts,cum_volume        | ticks.csv: the columns make no tick; needed are
          symbol,ts,price,size,cum_volume | ticks.csv: a snapshot needs cum_volume and cum_turnover
          BTCUSDT,1676894400,1,2      | ticks.csv: unknown column 'BTCUSDT'; known are
          """)
  void shouldRefuseABadHeader(String header, String expected) {
    // given
    Path file = RowText.file(folder, "ticks.csv", header, "A,1676894400,1,2");

    // when
    // then
    assertThatThrownBy(() -> TickRows.open(List.of(file), RowRules.PLAIN))
        .isInstanceOf(FileRefusedException.class)
        .hasMessageStartingWith(expected)
        .hasMessageNotContaining("\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void shouldReadEveryKindOfLineEnd(String end) {
    // given
    String text = "\uFEFF" + HEADER + end + end + A1 + end + "A,x,1,2" + end + end + A1;
    Path file = RowText.file(folder, "ticks.csv", text.getBytes(StandardCharsets.UTF_8));

    // when
    List<String> rows = RowText.of(file);

    // then
    assertThat(rows).containsExactly(TICK_A1, "ticks.csv:4 MALFORMED ts: 'x' is no time", TICK_A1);
  }

  @Test
  void shouldHaveNoRowsWithAHeaderAlone() {
    // given
    Path file = RowText.file(folder, "ticks.csv", HEADER);

    // when
    List<String> rows = RowText.of(file);

    // then
    assertThat(rows).isEmpty();
  }

  @Test
  void shouldAddAMarketsSuffixToABareSymbol() {
    // given
    Path file =
        RowText.file(
            folder, "ticks.csv", HEADER, "aapl,1676894400,1,2", "600519.sh,1676894400,1,2");

    // when
    List<String> rows = RowText.of(FileInstruments.rules("us"), file);

    // then
    assertThat(rows)
        .containsExactly(
            "TRADE AAPL.US 1676894400000000000 10000 20000 UNKNOWN id=- codes=",
            "TRADE 600519.SH 1676894400000000000 10000 20000 UNKNOWN id=- codes=");
  }

  @Test
  void shouldMergeByTimeAndKeepEachFilesOrder() {
    // given
    Path one = RowText.file(folder, "1.csv", HEADER, "A,10,1,1", "A,x,1,1", "A,30,1,1", "A,5,1,1");
    Path two = RowText.file(folder, "2.csv", "ts,symbol,price,size", "10,B,1,1", "20,B,1,1");
    Path none = RowText.file(folder, "3.csv", HEADER);

    // when
    List<String> rows = RowText.of(two, one, none);

    // then
    assertThat(rows)
        .extracting(row -> row.replace(" 10000 10000 UNKNOWN id=- codes=", ""))
        .containsExactly(
            "TRADE B 10000000000",
            "TRADE A 10000000000",
            "1.csv:3 MALFORMED ts: 'x' is no time",
            "TRADE B 20000000000",
            "TRADE A 30000000000",
            "TRADE A 5000000000");
  }

  @Test
  void shouldGoOnWithTheOthersWhereAFileCannotBeRead() {
    // given
    Path good = RowText.file(folder, "good.csv", HEADER, A1);
    Path bad = RowText.file(folder, "bad.csv", "symbol,when", A1);
    Path missing = folder.resolve("missing.csv");

    // when
    List<String> rows = RowText.of(bad, good, missing);

    // then
    assertThat(rows).hasSize(3);
    assertThat(rows.get(0)).startsWith("bad.csv MALFORMED unknown column 'when'; known");
    assertThat(rows.get(1)).isEqualTo("missing.csv MALFORMED there is no such file");
    assertThat(rows.get(2)).isEqualTo(TICK_A1);
  }

  @Test
  void shouldCountByFileAndNameAPlaceLater() {
    // given
    Path one = RowText.file(folder, "1.csv", HEADER, A1, "A,x,1,1");
    Path two = RowText.file(folder, "2.zip", RowText.zip("b.csv", HEADER + "\n" + A1 + "\n" + A1));
    List<String> places = new ArrayList<>();

    // when
    try (TickRows rows = TickRows.open(List.of(one, two), RowRules.PLAIN)) {
      List<Long> seen = new ArrayList<>();
      while (rows.next(new VenueTick()) != TickRows.Outcome.END) {
        seen.add(rows.place());
      }
      seen.forEach(place -> places.add(rows.origin(place)));

      // then
      assertThat(places).containsExactly("1.csv:2", "1.csv:3", "2.zip!/b.csv:2", "2.zip!/b.csv:3");
      assertThat(rows.counts())
          .containsExactly(new FileCount("1.csv", 2, 1), new FileCount("2.zip", 2, 0));
      assertThat(rows.rows()).isEqualTo(4);
      assertThat(rows.rejected()).isEqualTo(1);
    }
  }

  @Test
  void shouldReadTheSameFromAnyOrderOfColumnsAndAnyPacking() {
    // given
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<String> columns = new ArrayList<>(List.of("symbol", "ts", "price", "size", "side"));
    List<List<String>> cells = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      String price = random.nextInt(1, 1_000_000) + "." + random.nextInt(10_000);
      String time = Long.toString(1_676_894_400_000L + i);
      cells.add(List.of("BTCUSDT", time, price, "0.0" + random.nextInt(1, 1000), "buy"));
    }
    Path plain = RowText.file(folder, "plain.csv", text(columns, columns, cells, false));
    List<String> shuffled = new ArrayList<>(columns);
    Collections.shuffle(shuffled, random);
    byte[] other = text(shuffled, columns, cells, true);
    Path packed =
        random.nextBoolean()
            ? RowText.file(folder, "x.bin", RowText.gzip(other))
            : RowText.file(
                folder,
                "x.bin",
                RowText.zip("x.csv", new String(other, StandardCharsets.ISO_8859_1)));

    // when
    List<String> rows = RowText.of(packed);

    // then
    assertThat(rows).as("seed %d", seed).hasSize(3_000).isEqualTo(RowText.of(plain));
  }

  private static byte[] text(
      List<String> order, List<String> columns, List<List<String>> rows, boolean quoted) {
    StringBuilder text = new StringBuilder(String.join(",", order)).append('\n');
    for (List<String> row : rows) {
      List<String> cells = order.stream().map(one -> row.get(columns.indexOf(one))).toList();
      text.append(quoted ? "\"" + String.join("\",\"", cells) + "\"" : String.join(",", cells));
      text.append(quoted ? "\r\n" : "\n");
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
