package io.marketdata.compute.core;

import static io.marketdata.compute.core.ClosingTest.at;
import static io.marketdata.compute.core.CoreRun.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.instrument.Instrument;
import io.marketdata.instrument.TestInstruments;
import io.marketdata.wire.sbe.BarPrice;
import io.marketdata.wire.sbe.LineState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which price of a quote makes the bars. */
class BarPriceTest {

  private final CoreRun run = new CoreRun();
  private final TickScript script = new TickScript(TestInstruments.SOURCE);

  private Instrument define(BarPrice price) {
    Instrument b = TestInstruments.BITCOIN;
    Instrument instrument =
        new Instrument(
            b.symbol(),
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
            price,
            b.source(),
            b.name());
    run.apply(script.line(LineState.LIVE).reference(instrument).frame(at("10:00:00")));
    return instrument;
  }

  private List<String> bars(Instrument instrument) {
    script
        .quote(instrument, at("10:00:10"), 100, 110)
        .quote(instrument, at("10:00:20"), 90, 130)
        .quote(instrument, at("10:00:30"), 96, 120)
        .trade(instrument, at("10:00:40"), 500, 7);
    return texts(run.apply(script.frame(at("10:00:40"))), "bar");
  }

  @Test
  void shouldMakeBarsOfTheBid() {
    // given
    Instrument instrument = define(BarPrice.BID);

    // when
    List<String> bars = bars(instrument);

    // then
    assertThat(bars).containsExactly("bar BTCUSD.BITSTAMP 10:00 OPEN 100/100/90/96 vol 300000000");
  }

  @Test
  void shouldMakeBarsOfTheAsk() {
    // given
    Instrument instrument = define(BarPrice.ASK);

    // when
    List<String> bars = bars(instrument);

    // then
    assertThat(bars)
        .containsExactly("bar BTCUSD.BITSTAMP 10:00 OPEN 110/130/110/120 vol 300000000");
  }

  @Test
  void shouldMakeBarsOfTheMid() {
    // given
    Instrument instrument = define(BarPrice.MID);

    // when
    List<String> bars = bars(instrument);

    // then
    assertThat(bars)
        .containsExactly("bar BTCUSD.BITSTAMP 10:00 OPEN 105/110/105/108 vol 300000000");
  }

  @Test
  void shouldMakeBarsOfTradesByDefault() {
    // given
    Instrument instrument = define(BarPrice.LAST);

    // when
    List<String> bars = bars(instrument);

    // then
    assertThat(bars).containsExactly("bar BTCUSD.BITSTAMP 10:00 OPEN 500/500/500/500 vol 7");
  }
}
