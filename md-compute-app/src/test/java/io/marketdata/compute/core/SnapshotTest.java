package io.marketdata.compute.core;

import static io.marketdata.compute.core.CoreRun.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.instrument.Instrument;
import io.marketdata.instrument.TestInstruments;
import io.marketdata.wire.sbe.LineState;
import io.marketdata.wire.sbe.Phase;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cumulative snapshots of a share in its sessions; times are Shanghai's. */
class SnapshotTest {

  private static final Instrument SHARE =
      RandomLog.of(TestInstruments.KWEICHOW_MOUTAI, "600519.SH", "test");
  private static final long EIGHT_HOURS = 8 * 3600 * TickScript.SECOND;

  private final CoreRun run = new CoreRun();
  private final TickScript script = new TickScript("test");

  private static long at(String shanghai) {
    return ClosingTest.at(shanghai) - EIGHT_HOURS;
  }

  private void start(String time) {
    script.start = at(time);
    run.apply(script.line(LineState.LIVE).reference(SHARE).frame(at(time)));
  }

  private List<Update> snapshot(String time, long last, long volume) {
    return run.apply(script.snapshot(SHARE, at(time), last, volume).frame(at(time)));
  }

  @Test
  void shouldGiveTheOpeningAuctionToTheFirstMinute() {
    // given
    start("08:00:00");

    // when
    List<Update> updates = snapshot("09:25:03", 180_000, 5_000);

    // then
    assertThat(texts(updates, "trade", "bar", "day"))
        .containsExactly(
            "trade 600519.SH 5000@180000 NEUTRAL estimated",
            "bar 600519.SH 01:30 OPEN 180000/180000/180000/180000 vol 5000 estimated",
            "day 600519.SH OPEN 180000/180000/180000/180000 vol 5000 estimated");
  }

  @Test
  void shouldRejectACountOfTradesThatDoesNotFitTheDay() {
    // given
    start("08:00:00");
    script.trades = Long.MAX_VALUE;
    snapshot("09:30:03", 180_000, 5_000);
    script.trades = TickScript.NONE;

    // when
    List<Update> updates = snapshot("09:30:06", 180_000, 5_001);

    // then
    assertThat(updates).isEmpty();
    assertThat(run.counts.rejected).containsEntry(RejectReason.OVERFLOW, 1L);
  }

  @Test
  void shouldGiveTheDifferenceToTheMinuteOfTheLaterSnapshot() {
    // given
    start("08:00:00");
    snapshot("09:30:03", 180_000, 5_000);

    // when
    List<Update> updates = snapshot("09:31:02", 180_001, 5_700);

    // then
    assertThat(texts(updates, "trade", "bar"))
        .containsExactly(
            "bar 600519.SH 01:30 CLOSED 180000/180000/180000/180000 vol 5000 estimated",
            "trade 600519.SH 700@180001 UP estimated",
            "bar 600519.SH 01:31 OPEN 180001/180001/180001/180001 vol 700 estimated");
  }

  @Test
  void shouldFollowTheSessionsHighAndLowBetweenSnapshots() {
    // given
    start("08:00:00");
    snapshot("09:30:03", 180_000, 5_000);

    // when
    List<Update> updates =
        run.apply(
            script
                .snapshot(SHARE, at("09:31:02"), 180_100, 180_500, 179_900, 6_000, Phase.UNKNOWN)
                .snapshot(SHARE, at("09:32:02"), 180_200, 180_500, 179_900, 7_000, Phase.UNKNOWN)
                .frame(at("09:32:02")));

    // then
    assertThat(texts(updates, "bar"))
        .contains(
            "bar 600519.SH 01:31 CLOSED 180100/180500/179900/180100 vol 1000 estimated",
            "bar 600519.SH 01:32 OPEN 180200/180200/180200/180200 vol 1000 estimated");
  }

  @Test
  void shouldMarkTheFirstBarPartialWhereTheLineBeganInMidSession() {
    // given
    start("10:00:00");

    // when
    List<Update> first = snapshot("10:00:03", 180_000, 5_000);
    List<Update> second = snapshot("10:00:06", 180_010, 5_100);

    // then
    assertThat(texts(first, "trade", "bar", "day"))
        .containsExactly(
            "bar 600519.SH 02:00 OPEN 180000/180000/180000/180000 vol 0 missing 5000 partial estimated",
            "day 600519.SH OPEN 180000/180000/180000/180000 vol 5000 unattributed 5000 missing 5000 partial estimated");
    assertThat(texts(second, "bar"))
        .containsExactly(
            "bar 600519.SH 02:00 OPEN 180000/180010/180000/180010 vol 100 missing 5000 partial estimated");
  }

  @Test
  void shouldMarkTheFirstBarPartialWhereTheSymbolWasDefinedInMidSession() {
    // given
    script.start = at("08:00:00");
    run.apply(script.line(LineState.LIVE).frame(at("08:00:00")));
    run.apply(script.watermark(at("10:00:00")).reference(SHARE).frame(at("10:00:00")));

    // when
    List<Update> updates = snapshot("10:00:03", 180_000, 5_000);

    // then
    assertThat(texts(updates, "bar"))
        .containsExactly(
            "bar 600519.SH 02:00 OPEN 180000/180000/180000/180000 vol 0 missing 5000 partial estimated");
  }

  @Test
  void shouldRejectALowerVolumeUntilThreeFitEachOther() {
    // given
    start("08:00:00");
    snapshot("09:30:03", 180_000, 5_000);

    // when
    List<Update> first = snapshot("09:30:06", 180_000, 3_000);
    List<Update> second = snapshot("09:30:09", 180_000, 3_100);
    List<Update> third = snapshot("09:30:12", 180_000, 3_200);
    List<Update> next = snapshot("09:30:15", 180_000, 3_300);

    // then
    assertThat(first).isEmpty();
    assertThat(second).isEmpty();
    assertThat(texts(third, "bar"))
        .containsExactly(
            "bar 600519.SH 01:30 OPEN 180000/180000/180000/180000 vol 5000 partial estimated rebased");
    assertThat(texts(next, "trade"))
        .containsExactly("trade 600519.SH 100@180000 NEUTRAL estimated");
    assertThat(run.counts.rejected).containsEntry(RejectReason.VOLUME_BACKWARD, 2L);
    assertThat(run.counts.alarms).containsEntry("rebased", 1L);
  }

  @Test
  void shouldGiveAStampAtTheSectionsEndToItsLastMinute() {
    // given
    start("08:00:00");
    snapshot("11:29:57", 180_000, 5_000);

    // when
    List<Update> updates = snapshot("11:30:00.400", 180_001, 5_700);
    List<Update> closed = run.apply(script.watermark(at("11:30:30")).frame(at("11:30:30")));

    // then
    assertThat(texts(updates, "bar"))
        .containsExactly("bar 600519.SH 03:29 OPEN 180000/180001/180000/180001 vol 5700 estimated");
    assertThat(texts(closed, "bar", "status"))
        .containsExactly(
            "bar 600519.SH 03:29 CLOSED 180000/180001/180000/180001 vol 5700 estimated",
            "status 600519.SH PHASE BREAK OK");
  }

  @Test
  void shouldGoOnWithTheMinutesBehindTheBreak() {
    // given
    start("08:00:00");
    snapshot("11:29:57", 180_000, 5_000);

    // when
    List<Update> updates = run.apply(script.watermark(at("13:01:01")).frame(at("13:01:01")));

    // then
    assertThat(texts(updates, "minute"))
        .containsExactly(
            "minute 600519.SH 03:29 CLOSED 5000@180000 day 5000",
            "minute 600519.SH 05:00 CLOSED blank 0@180000 day 5000");
  }

  @Test
  void shouldCloseTheLastMinuteWhenTheResultIsSeenElseBehindTheCloseGrace() {
    // given
    start("08:00:00");
    snapshot("14:59:57", 180_000, 5_000);
    List<Update> waiting = run.apply(script.watermark(at("15:00:10")).frame(at("15:00:10")));

    // when
    List<Update> updates =
        run.apply(
            script
                .snapshot(SHARE, at("15:00:13"), 180_500, 180_500, 180_000, 9_000, Phase.CLOSED)
                .frame(at("15:00:13")));

    // then
    assertThat(waiting).isEmpty();
    assertThat(texts(updates, "bar"))
        .containsExactly(
            "bar 600519.SH 06:59 CLOSED 180000/180500/180000/180500 vol 9000 estimated");
  }

  @Test
  void shouldCountVolumeOutsideEverySessionForTheDay() {
    // given
    start("08:00:00");
    snapshot("11:29:57", 180_000, 5_000);

    // when
    List<Update> updates = snapshot("12:00:00", 180_001, 5_700);
    List<Update> nothing = snapshot("20:00:00", 180_001, 5_700);

    // then
    assertThat(texts(updates, "trade", "day"))
        .containsExactly(
            "trade 600519.SH 700@180001 UP estimated unscheduled",
            "day 600519.SH OPEN 180000/180000/180000/180000 vol 5700 unattributed 700 estimated unscheduled");
    assertThat(run.counts.alarms).containsEntry("unscheduled", 1L);
    assertThat(texts(nothing, "trade", "quote")).isEmpty();
    assertThat(run.counts.rejected).containsEntry(RejectReason.OUT_OF_SESSION, 1L);
  }

  @Test
  void shouldMarkPartialWhatComesBehindAGap() {
    // given
    start("08:00:00");
    snapshot("09:30:03", 180_000, 5_000);
    run.apply(script.gap(9, at("09:30:05"), at("09:32:00")).frame(at("09:32:00")));

    // when
    List<Update> updates = snapshot("09:32:30", 180_001, 5_700);

    // then
    assertThat(texts(updates, "bar"))
        .contains("bar 600519.SH 01:32 OPEN 180001/180001/180001/180001 vol 700 partial estimated");
  }

  @Test
  void shouldMakeBarsOfMidPricesAndNoTrades() {
    // given
    Instrument pair = RandomLog.of(TestInstruments.DOLLAR_YEN, "USDJPY", "test");
    script.start = at("08:00:00");
    run.apply(script.line(LineState.LIVE).reference(pair).frame(at("08:00:00")));

    // when
    List<Update> updates =
        run.apply(
            script
                .quote(pair, at("09:30:03"), 1_500_000, 1_500_030)
                .quote(pair, at("09:30:04"), 1_500_010, 1_500_030)
                .quote(pair, at("09:30:05"), 1_500_010, 1_500_031)
                .frame(at("09:30:05")));

    // then
    assertThat(texts(updates, "trade", "bar", "quote"))
        .containsExactly(
            "bar USDJPY 01:30 OPEN 1500015/1500020/1500015/1500020 vol 2",
            "quote USDJPY last 1500020 vol 2 up 0 down 0 prev -");
    assertThat(run.counts.rejected).containsEntry(RejectReason.INEXACT_MID, 1L);
  }
}
