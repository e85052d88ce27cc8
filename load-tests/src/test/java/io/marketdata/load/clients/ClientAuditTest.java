package io.marketdata.load.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.load.check.FreshUpdates;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClientAuditTest {

  private static final int TRADE = 0;
  private static final int QUOTE = 1;
  private static final int BAR = 2;
  private static final int INDICATOR = 3;
  private static final FreshUpdates LOG =
      new FreshUpdates() {
        @Override
        public int partitions() {
          return 1;
        }

        @Override
        public List<byte[]> frames(int partition) {
          return SampleClient.LOG;
        }
      };

  @TempDir Path temp;

  @Test
  void shouldFindNothingWhereImageAndEveryUpdateCame() {
    // when
    ClientAudit.Result result = audit(SampleClient.complete());

    // then
    assertThat(result.findings().lines()).isEmpty();
    assertThat(result.connections()).isEqualTo(1);
    assertThat(result.messages()).isEqualTo(17);
    assertThat(result.gaps()).isZero();
  }

  static Stream<Arguments> allowed() {
    return Stream.of(
        good("an open bar that its close replaced", c -> c.without(BAR, 7)),
        good("a quote that a newer one replaced", c -> c.without(QUOTE, 4)),
        good("a loss that is announced", c -> c.gap(TRADE, 4)),
        good("a bar's loss that is announced", c -> c.gap(BAR, 6)),
        good("a cut in the middle", c -> c.cutBehind(BAR, 5)),
        good(
            "a revision that took the place of the close in the queue",
            c -> c.without(BAR, 3).moved(BAR, 5, TRADE, 3)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("allowed")
  void shouldAllow(String what, UnaryOperator<SampleClient> change) {
    // when
    ClientAudit.Result result = audit(change.apply(SampleClient.complete()));

    // then
    assertThat(result.findings().lines()).isEmpty();
  }

  @Test
  void shouldCountTheMessagesThatAnnounceALoss() {
    // when
    ClientAudit.Result result = audit(SampleClient.complete().gap(TRADE, 4).gap(BAR, 6));

    // then
    assertThat(result.gaps()).isEqualTo(2);
  }

  static Stream<Arguments> wrongTrades() {
    return Stream.of(
        bad("a missing trade", c -> c.without(TRADE, 4), "aaa.sh@trade: seq 4 to 4 are missing"),
        bad(
            "the first trade is missing",
            c -> c.without(TRADE, 3),
            "aaa.sh@trade: seq 3 to 3 are missing at the beginning"),
        bad(
            "the last trade is missing",
            c -> c.without(TRADE, 5),
            "aaa.sh@trade: seq 5 to 5 are missing at the end"),
        bad(
            "a doubled trade",
            c -> c.twice(TRADE, 4),
            "aaa.sh@trade: seq 4 comes again, or too late, behind 4"),
        bad(
            "a changed price",
            c -> c.changed(TRADE, 4, "10.30", "10.31"),
            "aaa.sh@trade: seq 4: p is 10.31 instead of 10.30"),
        bad(
            "a trade that nobody made",
            c -> c.changed(TRADE, 5, "\"seq\":5", "\"seq\":6"),
            "aaa.sh@trade: seq 6 is not in the log"));
  }

  static Stream<Arguments> wrongBars() {
    return Stream.of(
        bad(
            "a closed bar is missing",
            c -> c.without(BAR, 6),
            "aaa.sh@kline_1m: seq 6, the closed bar of"),
        bad(
            "a close is missing that was revised later",
            c -> c.without(BAR, 3),
            "aaa.sh@kline_1m: seq 3, the closed bar of"),
        bad(
            "a revision is missing",
            c -> c.without(BAR, 5),
            "aaa.sh@kline_1m: seq 5, the revised bar of"),
        bad(
            "a closed bar comes twice",
            c -> c.twice(BAR, 6),
            "aaa.sh@kline_1m: seq 6, the closed bar of"),
        bad(
            "a bar's volume is changed",
            c -> c.changed(BAR, 6, "\"v\":\"300\"", "\"v\":\"301\""),
            "aaa.sh@kline_1m: seq 6: k.v is 301 instead of 300"),
        bad(
            "a bar goes back",
            c -> c.moved(BAR, 7, BAR, 8),
            "aaa.sh@kline_1m: seq 7, the open bar of"));
  }

  static Stream<Arguments> wrongQuotesIndicatorsAndCuts() {
    return Stream.of(
        bad(
            "a quote goes back",
            c -> c.moved(QUOTE, 3, QUOTE, 4),
            "aaa.sh@quote: seq 3 comes behind 4"),
        bad(
            "the last quote is missing",
            c -> c.without(QUOTE, 5),
            "aaa.sh@quote: seq 5 is missing"),
        bad(
            "a quote with another size",
            c -> c.changed(QUOTE, 4, "\"5\"", "\"6\""),
            "aaa.sh@quote: seq 4: b.0.1 is 6 instead of 5"),
        bad(
            "an indicator is missing",
            c -> c.without(INDICATOR, 6),
            "aaa.sh@indicator_1m_ma_5: seq 6 is missing"),
        bad(
            "an indicator is changed",
            c -> c.changed(INDICATOR, 6, "6.1", "6.2"),
            "aaa.sh@indicator_1m_ma_5: seq 6: values.ma_5 is 6.2 instead of 6.1"),
        bad(
            "an old image",
            c -> c.changed(QUOTE, 2, "\"seq\":2", "\"seq\":1").moved(QUOTE, 1, BAR, 2),
            "aaa.sh@quote: the image is seq 1 where 2 was there already"),
        bad(
            "a cut behind a bar that passed the close before it",
            c -> c.without(BAR, 3).cutBehind(BAR, 4),
            "aaa.sh@kline_1m: seq 3, the closed bar of"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"wrongTrades", "wrongBars", "wrongQuotesIndicatorsAndCuts"})
  void shouldName(String what, UnaryOperator<SampleClient> change, String expected) {
    // when
    ClientAudit.Result result = audit(change.apply(SampleClient.complete()));

    // then
    assertThat(result.findings().lines())
        .anySatisfy(line ->
            assertThat(line).startsWith("client connection 1 of 1970-01-01T00:00:00Z " + expected));
  }

  private static Arguments good(String what, UnaryOperator<SampleClient> change) {
    return Arguments.of(what, change);
  }

  private static Arguments bad(String what, UnaryOperator<SampleClient> change, String expected) {
    return Arguments.of(what, change, expected);
  }

  private ClientAudit.Result audit(SampleClient client) {
    return ClientAudit.run(List.of(client.write(temp.resolve("client"))), LOG);
  }
}
