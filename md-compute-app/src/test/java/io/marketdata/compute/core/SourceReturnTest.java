package io.marketdata.compute.core;

import static io.marketdata.compute.core.ClosingTest.at;
import static io.marketdata.compute.core.CoreRun.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.compute.checkpoint.StateKeys;
import io.marketdata.instrument.Instrument;
import io.marketdata.instrument.TestInstruments;
import io.marketdata.wire.FrameReader;
import io.marketdata.wire.sbe.BarUpdateDecoder;
import io.marketdata.wire.sbe.LineState;
import io.marketdata.wire.sbe.RevisionReason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A source returns whose bars an owner has closed. */
class SourceReturnTest extends MuteFixture {
  @Test
  void shouldMoveNeitherTheSourcesTimeNorTheLateHorizon() {
    // given
    owner("10:09:10");

    // when
    List<Update> back = source(script.trade(COIN, at("10:00:40"), 120, 5), "10:09:20");

    // then
    assertThat(texts(back, "trade", "bar", "minute"))
        .containsExactly(
            "trade BTCUSD.BITSTAMP 5@120 UP late".replace("UP", "NEUTRAL"),
            "bar BTCUSD.BITSTAMP 10:00 REVISED 100/120/100/120 vol 6 rev 1 partial",
            "minute BTCUSD.BITSTAMP 10:00 REVISED 6@120 day 6");
    assertThat(run.counts.alarms).doesNotContainKey("unattributed");
  }

  @Test
  void shouldReviseMinuteByMinuteAndTakeTheMarkAwayWhereTheSourceHasPassed() {
    // given
    owner("10:03:10");

    // when
    List<Update> first = source(script.trade(COIN, at("10:01:20"), 120, 5), "10:03:20");
    List<Update> second = source(script.trade(COIN, at("10:02:20"), 130, 5), "10:03:20");
    List<Update> current = source(script.trade(COIN, at("10:03:20"), 140, 5), "10:03:20");

    // then
    assertThat(texts(first, "bar"))
        .containsExactly(
            "bar BTCUSD.BITSTAMP 10:00 REVISED 100/100/100/100 vol 1 rev 1",
            "bar BTCUSD.BITSTAMP 10:01 REVISED 120/120/120/120 vol 5 rev 1 partial");
    assertThat(texts(second, "bar"))
        .containsExactly(
            "bar BTCUSD.BITSTAMP 10:01 REVISED 120/120/120/120 vol 5 rev 2",
            "bar BTCUSD.BITSTAMP 10:02 REVISED 130/130/130/130 vol 5 rev 1 partial");
    assertThat(texts(current, "bar"))
        .containsExactly(
            "bar BTCUSD.BITSTAMP 10:02 REVISED 130/130/130/130 vol 5 rev 2",
            "bar BTCUSD.BITSTAMP 10:03 OPEN 140/140/140/140 vol 5");
  }

  @Test
  void shouldReviseOncePerRecord() {
    // given
    owner("10:02:10");

    // when
    List<Update> back =
        source(
            script
                .trade(COIN, at("10:00:40"), 110, 1)
                .trade(COIN, at("10:00:50"), 120, 1)
                .trade(COIN, at("10:01:20"), 130, 1)
                .trade(COIN, at("10:02:12"), 140, 1),
            "10:02:20");

    // then
    assertThat(texts(back, "bar"))
        .containsExactly(
            "bar BTCUSD.BITSTAMP 10:00 REVISED 100/120/100/120 vol 3 rev 1",
            "bar BTCUSD.BITSTAMP 10:01 REVISED 130/130/130/130 vol 1 rev 1",
            "bar BTCUSD.BITSTAMP 10:02 OPEN 140/140/140/140 vol 1");
  }

  @Test
  void shouldLoseNoRevisionOfALongBackfillInOneRecord() {
    // given
    owner("10:09:10");

    // when
    for (int minute = 1; minute <= 8; minute++) {
      script.trade(COIN, at("10:0" + minute + ":20"), 100 + minute, 1);
    }
    List<Update> back = source(script.trade(COIN, at("10:09:15"), 110, 1), "10:09:20");

    // then
    assertThat(texts(back, "bar"))
        .hasSize(10)
        .contains(
            "bar BTCUSD.BITSTAMP 10:00 REVISED 100/100/100/100 vol 1 rev 1",
            "bar BTCUSD.BITSTAMP 10:01 REVISED 101/101/101/101 vol 1 rev 1",
            "bar BTCUSD.BITSTAMP 10:08 REVISED 108/108/108/108 vol 1 rev 1");
  }

  @Test
  void shouldGiveBackfillForTheReasonOfThoseRevisions() {
    // given
    owner("10:01:10");

    // when
    records++;
    byte[] tick = script.trade(COIN, at("10:00:40"), 120, 5).frame(at("10:01:20"));
    List<byte[]> revised = run.bytes(tick, at("10:01:20") / 1_000_000);
    byte[] behind = script.trade(COIN, at("10:01:20"), 120, 5).frame(at("10:01:20"));
    List<byte[]> whole = run.bytes(behind, at("10:01:20") / 1_000_000);
    byte[] late = script.trade(COIN, at("10:00:45"), 120, 5).frame(at("10:01:20"));
    List<byte[]> revisedLate = run.bytes(late, at("10:01:20") / 1_000_000);

    // then
    assertThat(reasons(revised)).containsExactly(RevisionReason.BACKFILL);
    assertThat(reasons(whole)).containsExactly(RevisionReason.BACKFILL);
    assertThat(reasons(revisedLate)).containsExactly(RevisionReason.LATE);
  }

  private static List<RevisionReason> reasons(List<byte[]> frames) {
    List<RevisionReason> reasons = new ArrayList<>();
    FrameReader reader = new FrameReader();
    for (byte[] frame : frames) {
      reader.wrap(frame);
      while (reader.next()) {
        if (reader.templateId() == BarUpdateDecoder.TEMPLATE_ID
            && reader.barUpdate().reason() != RevisionReason.NONE) {
          reasons.add(reader.barUpdate().reason());
        }
      }
    }
    return reasons;
  }

  @Test
  void shouldLeaveTheMarkWhereTheSourceCannotResend() {
    // given
    owner("10:02:10");

    // when
    List<Update> gap =
        source(
            script.term(8).line(LineState.LIVE).gap(20, at("10:00:30"), at("10:02:15")),
            "10:02:15");
    List<Update> back = source(script.trade(COIN, at("10:02:20"), 130, 5), "10:02:20");
    List<Update> next = source(script.trade(COIN, at("10:03:20"), 130, 5), "10:03:20");

    // then
    assertThat(texts(gap, "status"))
        .containsExactly(
            "status BTCUSD.BITSTAMP LINE_LIVE CONTINUOUS OK",
            "status BTCUSD.BITSTAMP GAP CONTINUOUS OK");
    assertThat(texts(back, "bar"))
        .as("10:00 stays partial, as it was told")
        .containsExactly("bar BTCUSD.BITSTAMP 10:02 OPEN 130/130/130/130 vol 5 partial");
    assertThat(texts(next, "bar"))
        .containsExactly(
            "bar BTCUSD.BITSTAMP 10:02 CLOSED 130/130/130/130 vol 5 partial",
            "bar BTCUSD.BITSTAMP 10:03 OPEN 130/130/130/130 vol 5");
  }

  @Test
  void shouldReviseADayThatWasClosed() {
    // given
    long midnight = at("23:59:59") + TickScript.SECOND;
    owner(midnight + 70 * TickScript.SECOND, newest, midnight + 70 * TickScript.SECOND);

    // when
    List<Update> back =
        source(script.trade(COIN, at("23:59:50"), 120, 5), midnight + 80 * TickScript.SECOND);
    List<Update> behind =
        source(
            script.trade(COIN, midnight + 75 * TickScript.SECOND, 120, 5),
            midnight + 80 * TickScript.SECOND);

    // then
    assertThat(texts(back, "day"))
        .containsExactly("day BTCUSD.BITSTAMP REVISED 100/120/100/120 vol 6 rev 1 partial");
    assertThat(texts(behind, "day"))
        .containsExactly(
            "day BTCUSD.BITSTAMP REVISED 100/120/100/120 vol 6 rev 2",
            "day BTCUSD.BITSTAMP OPEN 120/120/120/120 vol 5");
  }

  @Test
  void shouldKeepFewMinutesHoweverLongTheSourceIsMuteAndThenResends() {
    // given
    owner("19:00:10");
    List<Integer> sizes = new ArrayList<>();

    // when
    for (int minute = 1; minute < 530; minute++) {
      long time = at("10:00:00") + minute * 60L * TickScript.SECOND;
      source(script.trade(COIN, time, 100 + minute, 1), at("19:00:10"));
      run.store(run.core);
      sizes.add(run.store.get(StateKeys.figures(COIN.symbol())).length);
    }

    // then
    assertThat(sizes).allMatch(size -> size < 2_000);
  }

  @Test
  void shouldTellTheEndOfASectionThatCameWhileItWasMute() {
    // given
    Instrument share = RandomLog.of(TestInstruments.KWEICHOW_MOUTAI, "600519.SH", "shares");
    TickScript shares = new TickScript("shares");
    run.apply(shares.line(LineState.LIVE).reference(share).frame(at("03:20:00")));
    run.apply(shares.snapshot(share, at("03:20:00"), 1000, 100).frame(at("03:20:00")));

    // when
    List<Update> closed =
        run.apply(shares.ownerClose(at("03:35:00"), Long.MAX_VALUE).frame(at("03:35:00")));
    List<Update> back =
        run.apply(shares.snapshot(share, at("03:25:00"), 1000, 200).frame(at("03:35:10")));
    List<Update> on = run.apply(shares.watermark(at("03:31:00")).frame(at("03:35:11")));

    // then
    assertThat(texts(closed, "status"))
        .containsExactly(
            "status 600519.SH QUALITY CONTINUOUS STALE", "status 600519.SH PHASE BREAK STALE");
    assertThat(texts(back, "status"))
        .containsExactly(
            "status 600519.SH QUALITY BREAK OK", "status 600519.SH PHASE CONTINUOUS OK");
    assertThat(texts(on, "status")).containsExactly("status 600519.SH PHASE BREAK OK");
  }

  @Test
  void shouldGoOnTheSameFromACheckpointBetweenCloseAndReturn() {
    // given
    owner("10:03:10");
    run.reload();

    // when
    List<Update> ignored = owner(at("10:03:20"), newest - 1, at("10:03:20"));
    List<Update> back = source(script.trade(COIN, at("10:01:20"), 120, 5), "10:03:20");

    // then
    assertThat(ignored).isEmpty();
    assertThat(texts(back, "bar", "status"))
        .containsExactly(
            "status BTCUSD.BITSTAMP QUALITY CONTINUOUS OK",
            "bar BTCUSD.BITSTAMP 10:00 REVISED 100/100/100/100 vol 1 rev 1",
            "bar BTCUSD.BITSTAMP 10:01 REVISED 120/120/120/120 vol 5 rev 1 partial");
  }
}
