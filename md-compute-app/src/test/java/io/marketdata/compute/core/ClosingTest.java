package io.marketdata.compute.core;

import static io.marketdata.compute.core.CoreRun.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.instrument.Instrument;
import io.marketdata.instrument.TestInstruments;
import io.marketdata.wire.sbe.BarPrice;
import io.marketdata.wire.sbe.LineState;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which message closes what, and in which order. */
class ClosingTest {

  private static final Instrument BITCOIN = TestInstruments.BITCOIN;
  private static final Instrument ETHER = other("ETHUSD.BITSTAMP");

  private final CoreRun run = new CoreRun();
  private final TickScript script = new TickScript(TestInstruments.SOURCE);

  static Instrument other(String symbol) {
    Instrument b = TestInstruments.BITCOIN;
    return new Instrument(
        symbol,
        b.market(),
        b.type(),
        b.currency(),
        b.priceExponent(),
        b.sizeExponent(),
        b.priceTick(),
        b.lot(),
        b.multiplier(),
        b.freeFloat(),
        b.sessionId(),
        "",
        BarPrice.LAST,
        b.source(),
        symbol);
  }

  static long at(String time) {
    Instant instant = Instant.parse("2026-03-02T" + time + "Z");
    return instant.getEpochSecond() * TickScript.SECOND + instant.getNano();
  }

  ClosingTest() {
    script.start = at("00:00:00");
    run.apply(
        script
            .line(LineState.LIVE)
            .reference(ETHER, other("BTCUSD.BITSTAMP"))
            .frame(at("10:00:00")));
  }

  private List<Update> tick(Instrument instrument, String time) {
    return run.apply(script.trade(instrument, at(time), 100, 1).frame(at(time)));
  }

  @Test
  void shouldCloseAMinuteByItsOwnTickBehindTheGrace() {
    // given
    tick(BITCOIN, "10:00:30");

    // when
    List<Update> inGrace = tick(BITCOIN, "10:01:00.999");
    List<Update> behind = tick(BITCOIN, "10:01:01");

    // then
    assertThat(texts(inGrace, "bar"))
        .containsExactly("bar BTCUSD.BITSTAMP 10:01 OPEN 100/100/100/100 vol 1");
    assertThat(texts(behind, "bar", "minute"))
        .containsExactly(
            "bar BTCUSD.BITSTAMP 10:00 CLOSED 100/100/100/100 vol 1",
            "minute BTCUSD.BITSTAMP 10:00 CLOSED 1@100 day 1",
            "bar BTCUSD.BITSTAMP 10:01 OPEN 100/100/100/100 vol 2",
            "minute BTCUSD.BITSTAMP 10:01 OPEN 2@100 day 3");
  }

  @Test
  void shouldCloseAMinuteByAWatermark() {
    // given
    tick(BITCOIN, "10:00:30");

    // when
    List<Update> before = run.apply(script.watermark(at("10:01:00.999")).frame(at("10:01:01")));
    List<Update> behind = run.apply(script.watermark(at("10:01:01")).frame(at("10:01:02")));

    // then
    assertThat(before).isEmpty();
    assertThat(texts(behind, "bar"))
        .containsExactly("bar BTCUSD.BITSTAMP 10:00 CLOSED 100/100/100/100 vol 1");
  }

  @Test
  void shouldCloseAMinuteByAnotherSymbolOfTheSource() {
    // given
    tick(BITCOIN, "10:00:30");

    // when
    List<Update> updates = tick(ETHER, "10:01:01");

    // then
    assertThat(texts(updates, "bar"))
        .containsExactly(
            "bar BTCUSD.BITSTAMP 10:00 CLOSED 100/100/100/100 vol 1",
            "bar ETHUSD.BITSTAMP 10:01 OPEN 100/100/100/100 vol 1");
  }

  @Test
  void shouldCloseInTheOrderOfBoundaryAndSymbol() {
    // given
    tick(ETHER, "10:00:10");
    tick(BITCOIN, "10:00:20");

    // when
    List<Update> updates = run.apply(script.watermark(at("10:02:01")).frame(at("10:02:01")));

    // then
    assertThat(texts(updates, "bar", "minute"))
        .containsExactly(
            "bar BTCUSD.BITSTAMP 10:00 CLOSED 100/100/100/100 vol 1",
            "minute BTCUSD.BITSTAMP 10:00 CLOSED 1@100 day 1",
            "bar ETHUSD.BITSTAMP 10:00 CLOSED 100/100/100/100 vol 1",
            "minute ETHUSD.BITSTAMP 10:00 CLOSED 1@100 day 1",
            "minute BTCUSD.BITSTAMP 10:01 CLOSED blank 0@100 day 1",
            "minute ETHUSD.BITSTAMP 10:01 CLOSED blank 0@100 day 1");
  }

  @Test
  void shouldNotTellMinutesOfASymbolThatHasNotTradedToday() {
    // when
    List<Update> updates = run.apply(script.watermark(at("12:00:00")).frame(at("12:00:00")));

    // then
    assertThat(updates).isEmpty();
  }

  @Test
  void shouldCloseOwnBarsByATickAheadOfItsSource() {
    // given
    script.delay = 5 * TickScript.SECOND;
    run.apply(script.line(LineState.LIVE).frame(at("10:00:00")));
    tick(BITCOIN, "10:00:30");
    tick(ETHER, "10:00:30");

    // when
    List<Update> updates = tick(BITCOIN, "10:01:02");

    // then
    assertThat(texts(updates, "bar"))
        .containsExactly(
            "bar BTCUSD.BITSTAMP 10:00 CLOSED 100/100/100/100 vol 1",
            "bar BTCUSD.BITSTAMP 10:01 OPEN 100/100/100/100 vol 1");
  }

  @Test
  void shouldCloseTheDayBehindItsLastMinute() {
    // given
    tick(BITCOIN, "23:59:30");

    // when
    List<Update> updates =
        run.apply(
            script
                .watermark(at("23:59:59") + 2 * TickScript.SECOND)
                .frame(at("23:59:59") + 2 * TickScript.SECOND));

    // then
    assertThat(texts(updates, "bar", "day", "status"))
        .containsExactly(
            "bar BTCUSD.BITSTAMP 23:59 CLOSED 100/100/100/100 vol 1",
            "status BTCUSD.BITSTAMP PHASE CLOSED OK",
            "day BTCUSD.BITSTAMP CLOSED 100/100/100/100 vol 1");
  }

  @Test
  void shouldDropTheOpenUpdateOfABarThatClosesInTheSameRecord() {
    // when
    List<Update> updates =
        run.apply(
            script
                .trade(BITCOIN, at("10:00:30"), 100, 1)
                .trade(BITCOIN, at("10:00:31"), 101, 1)
                .trade(BITCOIN, at("10:01:01"), 102, 1)
                .frame(at("10:01:01")));

    // then
    assertThat(texts(updates, "trade", "bar", "day", "minute", "quote"))
        .containsExactly(
            "trade BTCUSD.BITSTAMP 1@100 NEUTRAL",
            "trade BTCUSD.BITSTAMP 1@101 NEUTRAL",
            "bar BTCUSD.BITSTAMP 10:00 CLOSED 100/101/100/101 vol 2",
            "minute BTCUSD.BITSTAMP 10:00 CLOSED 2@101 day 2",
            "trade BTCUSD.BITSTAMP 1@102 NEUTRAL",
            "bar BTCUSD.BITSTAMP 10:01 OPEN 102/102/102/102 vol 1",
            "day BTCUSD.BITSTAMP OPEN 100/102/100/102 vol 3",
            "minute BTCUSD.BITSTAMP 10:01 OPEN 1@102 day 3",
            "quote BTCUSD.BITSTAMP last 102 vol 3 up 0 down 0 prev -");
  }

  @Test
  void shouldCountEveryChannelDenselyFromTheArrivalOfTheFirstTick() {
    // given
    long arrival = at("10:00:30");
    List<Update> updates = new java.util.ArrayList<>(tick(BITCOIN, "10:00:30"));

    // when
    updates.addAll(tick(BITCOIN, "10:00:31"));
    updates.addAll(tick(BITCOIN, "10:02:31"));

    // then
    for (String channel : List.of("trade", "quote", "minute", "bar", "day", "status")) {
      List<Long> seqs =
          updates.stream().filter(u -> u.channel().equals(channel)).map(Update::seq).toList();
      assertThat(seqs.getFirst()).as(channel).isEqualTo(arrival / 1000 + 1);
      for (int i = 1; i < seqs.size(); i++) {
        assertThat(seqs.get(i)).as(channel).isEqualTo(seqs.get(i - 1) + 1);
      }
    }
  }
}
