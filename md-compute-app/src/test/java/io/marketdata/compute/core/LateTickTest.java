package io.marketdata.compute.core;

import static io.marketdata.compute.core.ClosingTest.at;
import static io.marketdata.compute.core.CoreRun.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.instrument.Instrument;
import io.marketdata.wire.sbe.LineState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a tick still changes that comes behind the close of its minute. */
class LateTickTest {

  private static final Instrument COIN = ClosingTest.other("BTCUSD.BITSTAMP");

  private final CoreRun run = new CoreRun();
  private final TickScript script = new TickScript("test");

  LateTickTest() {
    script.start = at("00:00:00");
    run.apply(script.line(LineState.LIVE).reference(COIN).frame(at("10:00:00")));
    run.apply(
        script
            .trade(COIN, at("10:00:10"), 100, 1)
            .trade(COIN, at("10:00:50"), 110, 1)
            .frame(at("10:00:50")));
  }

  private List<Update> late(String time, String arrival, long price) {
    return run.apply(script.trade(COIN, at(time), price, 5).frame(at(arrival)));
  }

  private void reach(String time) {
    run.apply(script.watermark(at(time)).frame(at(time)));
  }

  @Test
  void shouldReviseVolumeAndBoundsByATickBetweenFirstAndLast() {
    // given
    reach("10:01:01");

    // when
    List<Update> updates = late("10:00:30", "10:01:30", 120);

    // then
    assertThat(texts(updates, "trade", "bar", "day", "minute"))
        .containsExactly(
            "trade BTCUSD.BITSTAMP 5@120 NEUTRAL late",
            "bar BTCUSD.BITSTAMP 10:00 REVISED 100/120/100/110 vol 7 rev 1",
            "minute BTCUSD.BITSTAMP 10:00 REVISED 7@110 day 7",
            "day BTCUSD.BITSTAMP OPEN 100/120/100/110 vol 7");
    assertThat(run.counts.alarms).containsEntry("late", 1L);
  }

  @Test
  void shouldReviseOpenByAnEarlierAndCloseByALaterTick() {
    // given
    reach("10:01:01");

    // when
    List<Update> earlier = late("10:00:05", "10:01:30", 101);
    List<Update> later = late("10:00:55", "10:01:31", 109);

    // then
    assertThat(texts(earlier, "bar"))
        .containsExactly("bar BTCUSD.BITSTAMP 10:00 REVISED 101/110/100/110 vol 7 rev 1");
    assertThat(texts(later, "bar"))
        .containsExactly("bar BTCUSD.BITSTAMP 10:00 REVISED 101/110/100/109 vol 12 rev 2");
  }

  @Test
  void shouldReviseOncePerRecord() {
    // given
    reach("10:01:01");

    // when
    List<Update> updates =
        run.apply(
            script
                .trade(COIN, at("10:00:30"), 120, 5)
                .trade(COIN, at("10:00:31"), 90, 5)
                .frame(at("10:01:30")));

    // then
    assertThat(texts(updates, "bar"))
        .containsExactly("bar BTCUSD.BITSTAMP 10:00 REVISED 100/120/90/110 vol 12 rev 1");
  }

  @Test
  void shouldWriteAPendingRevisionBeforeAClose() {
    // given
    reach("10:01:01");
    run.apply(script.trade(COIN, at("10:01:30"), 100, 1).frame(at("10:01:30")));

    // when
    List<Update> updates =
        run.apply(
            script
                .trade(COIN, at("10:00:30"), 120, 5)
                .trade(COIN, at("10:02:01"), 100, 1)
                .frame(at("10:02:01")));

    // then
    assertThat(texts(updates, "bar"))
        .containsExactly(
            "bar BTCUSD.BITSTAMP 10:00 REVISED 100/120/100/110 vol 7 rev 1",
            "bar BTCUSD.BITSTAMP 10:01 CLOSED 100/100/100/100 vol 1",
            "bar BTCUSD.BITSTAMP 10:02 OPEN 100/100/100/100 vol 1");
  }

  @Test
  void shouldMakeABarOfABlankMinute() {
    // given
    reach("10:02:01");

    // when
    List<Update> updates = late("10:01:30", "10:02:10", 105);

    // then
    assertThat(texts(updates, "bar", "minute"))
        .containsExactly(
            "bar BTCUSD.BITSTAMP 10:01 REVISED 105/105/105/105 vol 5 rev 1",
            "minute BTCUSD.BITSTAMP 10:01 REVISED 5@105 day 7");
  }

  @Test
  void shouldCountForTheDayAloneBehindTheHorizon() {
    // given
    reach("10:03:01");

    // when
    List<Update> atTheHorizon = late("10:00:30", "10:03:01", 120);
    reach("10:03:02");
    List<Update> behind = late("10:00:30", "10:03:02", 130);

    // then
    assertThat(texts(atTheHorizon, "bar"))
        .containsExactly("bar BTCUSD.BITSTAMP 10:00 REVISED 100/120/100/110 vol 7 rev 1");
    assertThat(texts(behind, "trade", "bar", "day"))
        .containsExactly(
            "trade BTCUSD.BITSTAMP 5@130 DOWN late".replace("DOWN", "NEUTRAL"),
            "day BTCUSD.BITSTAMP OPEN 100/120/100/110 vol 12 unattributed 5");
    assertThat(run.counts.alarms).containsEntry("unattributed", 1L);
  }

  @Test
  void shouldReviseYesterdayAndLeaveTodaysQuoteAlone() {
    // given
    long midnight = at("23:59:59") + TickScript.SECOND;
    run.apply(script.trade(COIN, midnight - 10, 111, 1).frame(midnight));
    run.apply(
        script
            .trade(COIN, midnight + 2 * TickScript.SECOND, 112, 1)
            .frame(midnight + 2 * TickScript.SECOND));

    // when
    List<Update> updates =
        run.apply(
            script.trade(COIN, midnight - 5, 113, 1).frame(midnight + 30 * TickScript.SECOND));

    // then
    assertThat(texts(updates, "bar", "day", "quote"))
        .containsExactly(
            "bar BTCUSD.BITSTAMP 23:59 REVISED 111/113/111/113 vol 2 rev 1",
            "day BTCUSD.BITSTAMP REVISED 100/113/100/113 vol 4 rev 1");
  }

  @Test
  void shouldRejectATickOfYesterdayBehindItsHorizon() {
    // given
    long midnight = at("23:59:59") + TickScript.SECOND;
    run.apply(script.trade(COIN, midnight - 10, 111, 1).frame(midnight));
    run.apply(
        script
            .trade(COIN, midnight + 130 * TickScript.SECOND, 112, 1)
            .frame(midnight + 130 * TickScript.SECOND));

    // when
    List<Update> updates =
        run.apply(
            script.trade(COIN, midnight - 5, 113, 1).frame(midnight + 140 * TickScript.SECOND));

    // then
    assertThat(updates).isEmpty();
    assertThat(run.counts.rejected).containsEntry(RejectReason.EARLIER_DAY, 1L);
  }

  @Test
  void shouldRunIndicatorsForwardFromARevision() {
    // given
    Instrument coin =
        RandomLog.of(io.marketdata.instrument.TestInstruments.BITCOIN, "XYZ.BITSTAMP", "test");
    run.apply(script.version(2).reference(coin).frame(at("10:01:00")));
    for (int minute = 2; minute <= 8; minute++) {
      String time = "10:0" + minute + ":30";
      run.apply(script.trade(coin, at(time), 100L * minute, 1).frame(at(time)));
    }
    run.apply(script.watermark(at("10:09:01")).frame(at("10:09:01")));

    // when
    List<Update> updates =
        run.apply(script.trade(coin, at("10:07:40"), 1200, 1).frame(at("10:09:10")));

    // then
    assertThat(texts(updates, "bar", "indicator"))
        .containsExactly(
            "bar XYZ.BITSTAMP 10:07 REVISED 700/1200/700/1200 vol 2 rev 1",
            "indicator XYZ.BITSTAMP 10:07 rev 1 ma_5=6.0",
            "indicator XYZ.BITSTAMP 10:08 rev 0 ma_5=7.0");
  }
}
