package io.marketdata.compute.core;

import static io.marketdata.compute.core.ClosingTest.at;
import static io.marketdata.compute.core.CoreRun.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.instrument.Instrument;
import io.marketdata.instrument.TestInstruments;
import io.marketdata.wire.sbe.LineState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A source such as a file, whose ticks are in order for each symbol only. */
class TimePerSymbolTest {

  private static final Instrument BITCOIN = ClosingTest.other("BTCUSD.BITSTAMP");
  private static final Instrument ETHER = ClosingTest.other("ETHUSD.BITSTAMP");

  private final CoreRun run = new CoreRun();
  private final TickScript script = new TickScript(TestInstruments.SOURCE);

  TimePerSymbolTest() {
    script.timePerSymbol = true;
    run.apply(script.line(LineState.LIVE).reference(BITCOIN, ETHER).frame(at("23:00:00")));
  }

  private List<Update> tick(Instrument instrument, String time) {
    return run.apply(script.trade(instrument, at(time), 100, 1).frame(at("23:00:00")));
  }

  @Test
  void shouldNotTakeOneSymbolsTimeForAnothers() {
    // given
    tick(BITCOIN, "10:00:30");
    tick(BITCOIN, "20:00:30");

    // when
    List<Update> updates = tick(ETHER, "10:00:30");

    // then
    assertThat(texts(updates, "bar"))
        .containsExactly("bar ETHUSD.BITSTAMP 10:00 OPEN 100/100/100/100 vol 1");
    assertThat(run.counts.alarms).isEmpty();
  }

  @Test
  void shouldReviseOnlyWithinTheHorizonOfTheSymbolsOwnTime() {
    // given
    tick(BITCOIN, "10:00:30");
    tick(BITCOIN, "10:03:00");

    // when
    List<Update> late = tick(BITCOIN, "10:00:40");
    tick(BITCOIN, "10:10:00");
    List<Update> tooLate = tick(BITCOIN, "10:00:50");

    // then
    assertThat(texts(late, "bar"))
        .containsExactly("bar BTCUSD.BITSTAMP 10:00 REVISED 100/100/100/100 vol 2 rev 1");
    assertThat(texts(tooLate, "bar")).isEmpty();
    assertThat(run.counts.alarms).containsEntry("late", 1L).containsEntry("unattributed", 1L);
  }

  @Test
  void shouldCloseTheBarsOfAllSymbolsByTheWatermarkAtTheEnd() {
    // given
    tick(BITCOIN, "10:00:30");
    tick(ETHER, "09:00:30");
    tick(BITCOIN, "10:01:30");

    // when
    List<Update> updates = run.apply(script.watermark(at("10:01:31")).frame(at("23:00:00")));

    // then
    assertThat(texts(updates, "bar"))
        .containsExactly("bar ETHUSD.BITSTAMP 09:00 CLOSED 100/100/100/100 vol 1");
  }

  @Test
  void shouldTakeEarlierTicksOfAllSymbolsBehindAWatermark() {
    // given
    tick(BITCOIN, "10:00:30");
    run.apply(script.watermark(at("12:00:00")).frame(at("23:00:00")));
    run.reload();

    // when
    List<Update> other = tick(ETHER, "10:00:30");
    List<Update> same = tick(BITCOIN, "10:00:40");
    List<Update> next = tick(BITCOIN, "10:01:40");

    // then
    assertThat(texts(other, "bar"))
        .containsExactly("bar ETHUSD.BITSTAMP 10:00 OPEN 100/100/100/100 vol 1");
    assertThat(texts(same, "bar"))
        .containsExactly("bar BTCUSD.BITSTAMP 10:00 REVISED 100/100/100/100 vol 2 rev 1");
    assertThat(texts(next, "bar"))
        .containsExactly("bar BTCUSD.BITSTAMP 10:01 REVISED 100/100/100/100 vol 1 rev 1");
  }

  @Test
  void shouldGoOnInTheSymbolsOwnTimeFromACheckpoint() {
    // given
    tick(BITCOIN, "10:10:00");
    tick(ETHER, "10:00:30");
    run.reload();

    // when
    List<Update> late = tick(BITCOIN, "10:00:10");
    List<Update> onTime = tick(ETHER, "10:00:40");

    // then
    assertThat(texts(late, "bar")).isEmpty();
    assertThat(texts(onTime, "bar"))
        .containsExactly("bar ETHUSD.BITSTAMP 10:00 OPEN 100/100/100/100 vol 2");
  }

  @Test
  void shouldMarkOnlyTheSymbolThatAGapNames() {
    // given
    tick(BITCOIN, "10:00:30");
    tick(ETHER, "10:00:30");

    // when
    List<Update> gap =
        run.apply(script.gap(ETHER, at("10:00:10"), at("10:00:30")).frame(at("23:00:00")));
    List<Update> again =
        run.apply(script.number(2).gap(ETHER, at("10:00:10"), at("10:00:30")).frame(0));
    List<Update> end = run.apply(script.watermark(at("10:01:01")).frame(at("23:00:00")));

    // then
    assertThat(texts(gap, "status")).containsExactly("status ETHUSD.BITSTAMP GAP CONTINUOUS OK");
    assertThat(again).isEmpty();
    assertThat(texts(end, "bar"))
        .containsExactly(
            "bar BTCUSD.BITSTAMP 10:00 CLOSED 100/100/100/100 vol 1",
            "bar ETHUSD.BITSTAMP 10:00 CLOSED 100/100/100/100 vol 1 partial");
  }

  @Test
  void shouldMarkTheMinuteThatOpensBehindASymbolsGap() {
    // given
    tick(BITCOIN, "10:00:30");
    tick(ETHER, "10:00:30");
    run.apply(script.gap(ETHER, at("10:00:30"), at("10:05:10")).frame(at("23:00:00")));
    run.reload();

    // when
    List<Update> touched = tick(ETHER, "10:05:10");
    List<Update> untouched = tick(BITCOIN, "10:05:10");

    // then
    assertThat(texts(touched, "bar"))
        .containsExactly(
            "bar ETHUSD.BITSTAMP 10:00 CLOSED 100/100/100/100 vol 1 partial",
            "bar ETHUSD.BITSTAMP 10:05 OPEN 100/100/100/100 vol 1 partial");
    assertThat(texts(untouched, "bar"))
        .containsExactly(
            "bar BTCUSD.BITSTAMP 10:00 CLOSED 100/100/100/100 vol 1",
            "bar BTCUSD.BITSTAMP 10:05 OPEN 100/100/100/100 vol 1");
  }
}
