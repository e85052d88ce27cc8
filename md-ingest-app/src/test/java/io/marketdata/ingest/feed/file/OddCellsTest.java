package io.marketdata.ingest.feed.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.ingest.normalise.VenueTick;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells that hold something else than a value: they cost themselves and no row. */
class OddCellsTest {

  private static final String SNAPSHOTS =
      "symbol,ts,price,open,high,low,prev_close,limit_up,limit_down,cum_volume,cum_turnover,"
          + "open_interest,phase,td,bid1,bid1_size,bid2,bid2_size,ask1,ask1_size";
  private static final String TRADES =
      "symbol,ts,price,size,side,trade_id,conditions,td,high,open_interest";
  private static final String TRADE = "A,1676894400,1.5,2,buy,7,@F,2023-02-20,3,4";
  private static final String TICK =
      "TRADE A 1676894400000000000 15000 20000 BUY id=7 codes=@F day=19408";

  @TempDir Path folder;

  @Test
  void shouldReadASnapshotOfAFuturesFeed() {
    // given
    String dblMax = "1.7976931348623157E308";
    Path file =
        RowText.file(
            folder,
            "ctp.csv",
            SNAPSHOTS,
            "A,1676894400,12485.00,12480.00,12490.00,12480.00,N/A,13390.00,11175.00,3174,396132700.00,"
                + "309896.00,,2018-10-08,12485.00,17,N/A,0,12490.00,19",
            "A,1676894401,%1$s,%1$s,%1$s,%1$s,12360,nan,null,0,0.00,%1$s,-,NULL,%1$s,0,%1$s,0,5,1"
                .formatted(dblMax),
            "A,1676894402,0.00,0.00,0.00,0.00,-,99999999999999,1000000000000000,0,0,,,,,,,,,");

    // when
    List<String> rows = RowText.of(file);

    // then
    assertThat(rows)
        .containsExactly(
            "SNAPSHOT A 1676894400000000000"
                + " 124850000,124800000,124900000,124800000,-,133900000,111750000,31740000,39613270000000000,3098960000"
                + " UNKNOWN day=17812 bids 124850000x170000 asks 124900000x190000",
            "SNAPSHOT A 1676894401000000000 -,-,-,-,123600000,-,-,0,0,- UNKNOWN bids asks 50000x10000",
            "SNAPSHOT A 1676894402000000000 -,-,-,-,-,999999999999990000,-,0,0,- UNKNOWN bids asks");
  }

  @Test
  void shouldReadTheNumbersOfABinaryFeed() {
    // given
    Path file =
        RowText.file(
            folder,
            "level2.csv",
            SNAPSHOTS,
            "600519.SH,1676894400,1854.980000000000018,1855.36999999999989,1855.36999999999989,"
                + "1838.36999999999989,1845.75999999999999,,,2156700,4.000141086170001E9,,,,"
                + "1851.36999999999989,100,8.179999999999999,5,1850.86999999999989,200");

    // when
    List<String> rows = RowText.of(file);

    // then
    assertThat(rows)
        .containsExactly(
            "SNAPSHOT 600519.SH 1676894400000000000"
                + " 18549800,18553700,18553700,18383700,18457600,-,-,21567000000,400014108617000100,-"
                + " UNKNOWN bids 18513700x1000000 81800x50000 asks 18508700x2000000");
  }

  @Test
  void shouldCountWhatItTookForAbsent() {
    // given
    Path file =
        RowText.file(
            folder,
            "trades.csv",
            TRADES,
            "A,1676894400,1,2,N/A,NaN,null,-,1e300,",
            "A,1676894400,1,2,,,@\u00e9\u0001FTIABCDE,,,",
            "A,1676894400,1,2,,,\"@,F;T|I X\",,,");
    int placeholders = 0;
    int codes = 0;

    // when
    try (TickRows rows = TickRows.open(List.of(file), RowRules.PLAIN)) {
      VenueTick tick = new VenueTick();
      while (rows.next(tick) == TickRows.Outcome.TICK) {
        placeholders += tick.placeholders();
        codes += tick.oddCodes();
      }
    }

    // then
    assertThat(placeholders).isEqualTo(5);
    assertThat(codes).isEqualTo(3 + 4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          @FTI              | @FTI
          @ F T I           | @FTI
          '"@,F;T"'         | @FT
          ABCDEFGHI         | ABCDEFGH
          é                 | ??
          @\u0001\u007f     | @??
          N/A               |
          -                 |
          """)
  void shouldKeepTheFirstEightConditions(String cell, String expected) {
    // given
    Path file = RowText.file(folder, "x.csv", TRADES, "A,1676894400,1.5,2,,,%s,,,".formatted(cell));

    // when
    List<String> rows = RowText.of(file);

    // then
    assertThat(rows)
        .containsExactly(
            "TRADE A 1676894400000000000 15000 20000 UNKNOWN id=- codes="
                + (expected == null ? "" : expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "N/A", "1e15", "-", "null", "-inf"})
  void shouldSayWhyARowCannotDoWithoutAValue(String cell) {
    // given
    Path trades =
        RowText.file(folder, "t.csv", "symbol,ts,price,size", "A,1676894400," + cell + ",2");
    Path quotes =
        RowText.file(folder, "q.csv", "symbol,ts,bid1,ask1", "A,1676894401," + cell + ",");

    // when
    List<String> rows = RowText.of(trades, quotes);

    // then
    assertThat(rows)
        .containsExactly(
            "t.csv:2 PLACEHOLDER_PRICE price is a placeholder",
            "q.csv:2 PLACEHOLDER_PRICE a quote without bid1 and ask1");
  }

  @Test
  void shouldLoseNoOtherRowByAnyBytesInAnyCell() {
    // given
    long seed = System.nanoTime();
    Random random = new Random(seed);
    byte[] head = (TRADES + "\n" + TRADE + "\n").getBytes(StandardCharsets.US_ASCII);
    byte[] tail = ("\n" + TRADE + "\n").getBytes(StandardCharsets.US_ASCII);

    for (int i = 0; i < 4_000; i++) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.writeBytes(head);
      int hostile = random.nextInt(10);
      String[] cells = TRADE.split(",", -1);
      for (int column = 0; column < cells.length; column++) {
        bytes.writeBytes(column == 0 ? new byte[0] : new byte[] {','});
        bytes.writeBytes(
            column == hostile
                ? hostile(random)
                : cells[column].getBytes(StandardCharsets.US_ASCII));
      }
      bytes.writeBytes(tail);
      Path file = RowText.file(folder, "hostile.csv", bytes.toByteArray());
      String what = "seed %d, round %d, column %d".formatted(seed, i, hostile);

      // when
      List<String> rows = RowText.of(file);

      // then
      assertThat(rows).as(what).hasSizeGreaterThanOrEqualTo(2);
      assertThat(rows.getFirst()).as(what).isEqualTo(TICK);
      assertThat(rows.getLast()).as(what).isEqualTo(TICK);
      assertThat(FileScan.of(List.of(file), RowRules.PLAIN))
          .as(what)
          .anyMatch(one -> one.symbol().equals("A"));
    }
  }

  @Test
  void shouldKeepTheTradeWhateverStandsInItsConditions() {
    // given
    long seed = System.nanoTime();
    Random random = new Random(seed);

    for (int i = 0; i < 2_000; i++) {
      byte[] codes = new byte[random.nextInt(40)];
      for (int at = 0; at < codes.length; at++) {
        do {
          codes[at] = (byte) random.nextInt();
        } while (codes[at] == '\n' || codes[at] == '\r' || codes[at] == '"' || codes[at] == ',');
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.writeBytes(
          "symbol,ts,price,size,conditions\nA,1676894400,1.5,2,"
              .getBytes(StandardCharsets.US_ASCII));
      bytes.writeBytes(codes);
      Path file = RowText.file(folder, "codes.csv", bytes.toByteArray());

      // when
      List<String> rows = RowText.of(file);

      // then
      assertThat(rows).as("seed %d, round %d", seed, i).hasSize(1);
      assertThat(rows.getFirst())
          .as("seed %d, round %d", seed, i)
          .matches("TRADE A 1676894400000000000 15000 20000 UNKNOWN id=- codes=[!-~]{0,8}");
    }
  }

  /** Bytes of any kind, numbers and words that nearly mean something among them. */
  private static byte[] hostile(Random random) {
    String[] pieces = {
      "1",
      "9".repeat(18),
      ".",
      "-",
      "e",
      "E+308",
      "\"",
      ",",
      "NaN",
      "N/A",
      "0x",
      "'",
      "\\",
      " ",
      "\t",
      "+",
      "inf",
      "1e999999999",
      "0".repeat(400),
      "2023-02-20",
      ":",
      "Z",
      "T",
      "\r",
      "\n"
    };
    if (random.nextBoolean()) {
      byte[] bytes = new byte[random.nextInt(60)];
      random.nextBytes(bytes);
      return bytes;
    }
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(6); i >= 0; i--) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
