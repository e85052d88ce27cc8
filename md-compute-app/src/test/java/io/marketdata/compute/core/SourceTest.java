package io.marketdata.compute.core;

import static io.marketdata.compute.core.ClosingTest.at;
import static io.marketdata.compute.core.CoreRun.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.instrument.Instrument;
import io.marketdata.wire.sbe.LineState;
import io.marketdata.wire.sbe.TradeEncoder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Terms, numbers, stamps and lines of a source. */
class SourceTest {

  private static final Instrument COIN = ClosingTest.other("BTCUSD.BITSTAMP");

  private final CoreRun run = new CoreRun();
  private final TickScript script = new TickScript("test");

  SourceTest() {
    script.start = at("00:00:00");
    script.term(7);
    run.apply(script.line(LineState.LIVE).reference(COIN).frame(at("10:00:00")));
  }

  private List<Update> tick(TickScript by, String time, String arrival) {
    return run.apply(by.trade(COIN, at(time), 100, 1).frame(at(arrival)));
  }

  @Test
  void shouldSkipALowerTerm() {
    // when
    List<Update> updates = tick(script.term(6), "10:00:01", "10:00:01");

    // then
    assertThat(updates).isEmpty();
    assertThat(run.counts.skipped).isEqualTo(1);
  }

  @Test
  void shouldAdoptAHigherTermAndSkipTheFormerOne() {
    // when
    List<Update> higher = tick(script.term(9), "10:00:01", "10:00:01");
    List<Update> former = tick(script.term(7), "10:00:02", "10:00:02");

    // then
    assertThat(higher).isNotEmpty();
    assertThat(former).isEmpty();
  }

  @Test
  void shouldDropATwinThatMovesNoTime() {
    // given
    tick(script, "10:00:01", "10:00:01");

    // when
    List<Update> updates =
        run.apply(
            script
                .number(0)
                .trade(COIN, at("10:05:00"), 100, 1)
                .watermark(at("10:00:02"), 0)
                .frame(at("10:05:00")));

    // then
    assertThat(updates).isEmpty();
    assertThat(run.counts.twin).isEqualTo(1);
  }

  @Test
  void shouldTakeNumbersUpToAWatermarkForTwins() {
    // given
    run.apply(script.watermark(at("10:00:01"), 50).frame(at("10:00:01")));

    // when
    tick(script.number(49), "10:00:02", "10:00:02");
    tick(script.number(50), "10:00:03", "10:00:03");

    // then
    assertThat(run.counts.twin).isEqualTo(1);
    assertThat(run.counts.rejections()).isZero();
  }

  @Test
  void shouldRaiseTheNumberByARejectedTick() {
    // given
    run.apply(script.trade(COIN, at("10:00:01"), 100, 0).frame(at("10:00:01")));

    // when
    run.apply(script.number(0).trade(COIN, at("10:00:01"), 100, 0).frame(at("10:00:01")));

    // then
    assertThat(run.counts.rejected).containsEntry(RejectReason.ZERO_SIZE, 1L);
    assertThat(run.counts.twin).isEqualTo(1);
  }

  @Test
  void shouldRejectAStampTooFarAheadOfTheArrival() {
    // when
    List<Update> justInside = tick(script, "10:00:06", "10:00:01");
    List<Update> beyond = tick(script, "10:00:06.001", "10:00:01");

    // then
    assertThat(justInside).isNotEmpty();
    assertThat(beyond).isEmpty();
    assertThat(run.counts.rejected).containsEntry(RejectReason.FUTURE, 1L);
  }

  @Test
  void shouldNotBelieveAnArrivalBeyondTheAppendTime() {
    // given
    tick(script, "10:00:30", "10:00:30");

    // when
    List<Update> updates =
        run.apply(
            script.trade(COIN, at("10:01:30"), 100, 1).frame(at("10:01:30")),
            at("10:00:31") / 1_000_000);

    // then
    assertThat(updates).isEmpty();
    assertThat(run.counts.alarms).containsEntry("arrival", 1L);
    assertThat(run.counts.rejected).containsEntry(RejectReason.FUTURE, 1L);
  }

  @Test
  void shouldNotBelieveAWatermarkBeyondTheAppendTime() {
    // given
    tick(script, "10:00:30", "10:00:30");

    // when
    List<Update> updates = run.apply(script.watermark(at("10:01:03")).frame(at("10:01:00")));

    // then
    assertThat(updates).isEmpty();
    assertThat(run.counts.alarms).containsEntry("watermark", 1L);
    assertThat(run.counts.rejected).containsEntry(RejectReason.IMPLAUSIBLE_WATERMARK, 1L);
  }

  @Test
  void shouldRejectASymbolOfAnotherSource() {
    // given
    TickScript other = new TickScript("other");
    run.apply(other.line(LineState.LIVE).frame(at("10:00:00")));

    // when
    List<Update> updates = tick(other, "10:00:01", "10:00:01");

    // then
    assertThat(updates).isEmpty();
    assertThat(run.counts.rejected).containsEntry(RejectReason.FOREIGN_SOURCE, 1L);
  }

  @Test
  void shouldRejectTicksOfAnUnknownSymbolAndOfASourceWithoutALine() {
    // given
    Instrument unknown = ClosingTest.other("DOGE.BITSTAMP");

    // when
    run.apply(script.trade(unknown, at("10:00:01"), 100, 1).frame(at("10:00:01")));
    tick(new TickScript("silent"), "10:00:01", "10:00:01");

    // then
    assertThat(run.counts.rejected)
        .containsEntry(RejectReason.UNKNOWN_INSTRUMENT, 1L)
        .containsEntry(RejectReason.NO_LINE, 1L);
  }

  @Test
  void shouldTellALineOnlyWhenItGoesUpOrDown() {
    // given
    tick(script, "10:00:01", "10:00:01");

    // when
    List<Update> again = run.apply(script.line(LineState.LIVE).frame(at("10:00:02")));
    List<Update> down = run.apply(script.line(LineState.DOWN).frame(at("10:00:03")));
    List<Update> up = run.apply(script.line(LineState.LIVE).frame(at("10:00:04")));

    // then
    assertThat(again).isEmpty();
    assertThat(texts(down, "status"))
        .containsExactly("status BTCUSD.BITSTAMP LINE_DOWN CONTINUOUS STALE");
    assertThat(texts(up, "status"))
        .containsExactly("status BTCUSD.BITSTAMP LINE_LIVE CONTINUOUS OK");
  }

  @Test
  void shouldMarkTheBarsThatAGapTouches() {
    // given
    tick(script, "10:00:30", "10:00:30");

    // when
    List<Update> gap =
        run.apply(script.gap(20, at("10:00:40"), at("10:01:30")).frame(at("10:01:30")));
    List<Update> behind = tick(script, "10:01:40", "10:01:40");
    List<Update> empty =
        run.apply(script.gap(20, at("10:01:40"), at("10:01:50")).frame(at("10:01:50")));

    // then
    assertThat(texts(gap, "status")).containsExactly("status BTCUSD.BITSTAMP GAP CONTINUOUS OK");
    assertThat(texts(behind, "bar"))
        .containsExactly(
            "bar BTCUSD.BITSTAMP 10:00 CLOSED 100/100/100/100 vol 1 partial",
            "bar BTCUSD.BITSTAMP 10:01 OPEN 100/100/100/100 vol 1 partial");
    assertThat(empty).isEmpty();
  }

  @Test
  void shouldCountAMalformedRecordAndGoOn() {
    // given
    byte[] cut = script.trade(COIN, at("10:00:01"), 100, 1).frame(at("10:00:01"));

    // when
    List<Update> updates = run.apply(java.util.Arrays.copyOf(cut, cut.length - 1), 0);

    // then
    assertThat(updates).isEmpty();
    assertThat(run.counts.rejected).containsEntry(RejectReason.MALFORMED, 1L);
    assertThat(run.core.nextOffset()).isEqualTo(2);
  }

  @Test
  void shouldApplyNothingOfARecordWhoseLastMessageNamesNoSymbol() {
    // given
    byte[] record =
        script
            .trade(COIN, at("10:00:01"), 100, 1)
            .trade(COIN, at("10:00:02"), 100, 1)
            .frame(at("10:00:02"));
    record[record.length - TradeEncoder.BLOCK_LENGTH + TradeEncoder.symbolEncodingOffset()] = 1;

    // when
    List<Update> updates = run.apply(record);

    // then
    assertThat(updates).isEmpty();
    assertThat(run.counts.rejected).containsEntry(RejectReason.MALFORMED, 1L);
    assertThat(run.counts.applied).isEqualTo(5);
  }

  @Test
  void shouldCountARecordOfAHigherEpochAndGoOn() {
    // given
    TickScript foreign = new TickScript("test").term(7).epoch(2);

    // when
    List<Update> higher = tick(foreign, "10:00:01", "10:00:01");
    List<Update> own = tick(script, "10:00:02", "10:00:02");

    // then
    assertThat(higher).isEmpty();
    assertThat(run.counts.rejected).containsEntry(RejectReason.FOREIGN_EPOCH, 1L);
    assertThat(run.core.nextOffset()).isEqualTo(3);
    assertThat(texts(own, "trade")).containsExactly("trade BTCUSD.BITSTAMP 1@100 NEUTRAL");
    assertThat(run.counts.read)
        .isEqualTo(
            run.counts.applied + run.counts.skipped + run.counts.twin + run.counts.rejections());
  }
}
