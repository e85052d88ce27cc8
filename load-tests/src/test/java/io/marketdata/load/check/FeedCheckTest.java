package io.marketdata.load.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.kafka.LogRecord;
import io.marketdata.wire.Partitions;
import io.marketdata.wire.TickFrameWriter;
import io.marketdata.wire.sbe.LineState;
import io.marketdata.wire.sbe.Side;
import io.marketdata.wire.sbe.TradeEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FeedCheckTest {

  private static final String SYMBOL = "AAA.SH";
  private final ExpectedFeed counting =
      _ -> LongStream.iterate(1, n -> n + 1).mapToObj(n -> new FeedTick(n, "")).iterator();

  @Test
  void shouldFindNothingInTwinsAndLowerTerms() {
    // given
    List<LogRecord> log =
        log(line(1), trades(1, 1, 2, 3), line(2), trades(1, 4), trades(2, 2, 3, 4, 5));

    // when
    Findings findings = check(log);

    // then
    assertThat(findings.lines()).isEmpty();
  }

  @Test
  void shouldNameAMissingNumber() {
    // when
    Findings findings = check(log(line(1), trades(1, 1, 2, 4, 5)));

    // then
    assertThat(findings.lines()).containsExactly("source feed number 3 is missing");
  }

  @Test
  void shouldNameANumberThatAWatermarkPassedOver() {
    // when
    Findings findings = check(log(line(1), trades(1, 1), watermark(1, 3), trades(1, 2, 4)));

    // then
    assertThat(findings.lines())
        .containsExactly(
            "source feed in ticks 0 offset 3: number 2 comes behind 3 and was never there before",
            "source feed number 2 is missing",
            "source feed number 3 is missing");
  }

  @Test
  void shouldNameATwinOfOtherContent() {
    // given
    byte[] other = frame(1, writer -> trade(writer, 2, 99));

    // when
    Findings findings = check(log(line(1), trades(1, 1, 2), other));

    // then
    assertThat(findings.lines()).singleElement().asString().contains("number 2 is repeated as");
  }

  @Test
  void shouldNameANumberThatCountsInTwoPartitions() {
    // given
    FeedCheck check = new FeedCheck(1);
    check.take(0, log(line(1), trades(1, 1, 2)));
    check.take(1, log(line(1), trades(1, 2)));

    // when
    Findings findings = check.check(Map.of("feed", counting));

    // then
    assertThat(findings.lines()).anyMatch(line -> line.contains("number 2 counts twice"));
    assertThat(findings.lines()).anyMatch(line -> line.contains("belongs elsewhere"));
  }

  @Test
  void shouldNameOtherContentThanTheFeedHas() {
    // given
    FeedCheck check = new FeedCheck(1);
    check.take(0, log(line(1), trades(1, 1)));
    ExpectedFeed expected = _ -> List.of(new FeedTick(1, "AAA.SH something else")).iterator();

    // when
    Findings findings = check.check(Map.of("feed", expected));

    // then
    assertThat(findings.lines())
        .containsExactly(
            "source feed number 1 is AAA.SH 1970-01-01T00:00:00.000000001Z 0.11 1"
                + " instead of AAA.SH something else");
  }

  @Test
  void shouldNameWhatIsMissingTwiceOrTooMuchWhereOnlyNumbersAreKept() {
    // given
    FeedCheck check = new FeedCheck(2, Set.of("feed"));
    check.take(0, log(line(1), trades(1, 1, 3, 7)));
    check.take(1, log(line(1), trades(1, 3)));
    ExpectedFeed expected =
        _ -> LongStream.of(1, 2, 3, 9).mapToObj(n -> new FeedTick(n, "")).iterator();

    // when
    Findings findings = check.check(Map.of("feed", expected));

    // then
    assertThat(findings.lines())
        .filteredOn(line -> !line.contains("belongs elsewhere"))
        .containsExactlyInAnyOrder(
            "source feed number 2 is missing",
            "source feed number 3 counts twice",
            "source feed number 7 is too much");
    assertThat(check.messages("feed")).isEqualTo(4);
  }

  @Test
  void shouldNameASymbolOfWhichAMessageSaysSomethingElse() {
    // given
    FeedCheck check = new FeedCheck(1, Set.of("feed"));
    check.take(0, log(line(1), trades(1, 1, 2)));

    // when
    Findings same = check.check(Map.of("feed", lines("0.110", "0.12")));
    Findings other = check.check(Map.of("feed", lines("0.11", "0.13")));

    // then
    assertThat(same.lines()).isEmpty();
    assertThat(other.lines())
        .containsExactly("source feed AAA.SH: what its messages say is different");
  }

  private static ExpectedFeed lines(String... prices) {
    return _ -> {
      List<FeedTick> ticks = new ArrayList<>();
      for (String price : prices) {
        byte[] line =
            "T|%s|0|%d|%s|1|S|00"
                .formatted(SYMBOL, TradeEncoder.tradeIdNullValue(), price)
                .getBytes(StandardCharsets.US_ASCII);
        ticks.add(TickDigest.ofLine(ticks.size() + 1L, line, 0, line.length));
      }
      return ticks.iterator();
    };
  }

  @Test
  void shouldFollowTheNumbersIntoAnEpochOfOtherPartitions() {
    // given
    FeedCheck whole = new FeedCheck(2, Set.of("feed"));
    FeedCheck again = new FeedCheck(2, Set.of("feed"));
    ExpectedFeed expected =
        _ -> LongStream.of(1, 2, 3).mapToObj(n -> new FeedTick(n, "")).iterator();

    // when
    whole.take(Partitions.of(SYMBOL, 2), log(line(1), trades(1, 1, 2)));
    whole.nextEpoch(1);
    whole.take(0, log(line(2), trades(2, 3)));
    again.take(Partitions.of(SYMBOL, 2), log(line(1), trades(1, 1, 2)));
    again.nextEpoch(1);
    again.take(0, log(line(2), trades(2, 2, 3)));

    // then
    assertThat(whole.check(Map.of("feed", expected)).lines()).isEmpty();
    assertThat(again.check(Map.of("feed", expected)).lines())
        .containsExactly("source feed number 2 counts twice");
  }

  private Findings check(List<LogRecord> log) {
    FeedCheck check = new FeedCheck(1);
    check.take(0, log);
    return check.check(Map.of("feed", counting));
  }

  private static List<LogRecord> log(byte[]... frames) {
    List<LogRecord> records = new ArrayList<>();
    for (byte[] frame : frames) {
      records.add(new LogRecord(records.size(), 0, null, frame));
    }
    return records;
  }

  private static byte[] trades(long term, long... numbers) {
    return frame(
        term,
        writer -> LongStream.of(numbers).forEach(number -> trade(writer, number, 10 + number)));
  }

  private static void trade(TickFrameWriter writer, long number, long price) {
    writer
        .trade()
        .number(number)
        .eventTime(number)
        .price(price)
        .size(1)
        .tradeId(TradeEncoder.tradeIdNullValue())
        .tradingDay(TradeEncoder.tradingDayNullValue())
        .symbol(writer.symbol(SYMBOL, -2, 0))
        .side(Side.UNKNOWN);
    writer.commit();
  }

  private static byte[] line(long term) {
    return frame(
        term,
        writer -> {
          writer.line().state(LineState.LIVE).speedMilli(1000).kind("feed").detail("");
          writer.commit();
        });
  }

  private static byte[] watermark(long term, long upTo) {
    return frame(
        term,
        writer -> {
          writer.watermark().time(upTo).upTo(upTo);
          writer.commit();
        });
  }

  private static byte[] frame(long term, Consumer<TickFrameWriter> content) {
    TickFrameWriter writer = new TickFrameWriter(1 << 16, 64);
    writer.begin("feed", 1, term);
    content.accept(writer);
    return writer.finish(10);
  }
}
