package io.marketdata.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketdata.wire.sbe.InstrumentDefinitionDecoder;
import io.marketdata.wire.sbe.InstrumentDefinitionEncoder;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstrumentsTest {
  private final Instruments instruments = TestInstruments.all();

  @ParameterizedTest
  @ValueSource(strings = {"RB2605.SHFE", "rb2605.shfe", "Rb2605.Shfe"})
  void shouldFindASymbolInAnyCase(String symbol) {
    // when
    Instrument found = instruments.find(symbol);

    // then
    assertThat(found).isEqualTo(TestInstruments.REBAR);
  }

  @Test
  void shouldFindNothingForACodeWithoutItsMarket() {
    // when
    Instrument found = instruments.find("600519");

    // then
    assertThat(found).isNull();
    assertThat(instruments.contains("600519.sh")).isTrue();
  }

  @Test
  void shouldRefuseASymbolThatIsGivenTwice() {
    // given
    List<Instrument> twice = List.of(TestInstruments.NVIDIA, TestInstruments.NVIDIA);

    // when
    assertThatThrownBy(() -> Instruments.of(twice))
        // then
        .hasMessage("symbol is given twice: NVDA.US");
  }

  @Test
  void shouldReplaceAnInstrumentInACopy() {
    // when
    Instruments copy = Instruments.none().with(TestInstruments.NVIDIA);

    // then
    assertThat(copy.size()).isEqualTo(1);
    assertThat(copy.with(TestInstruments.NVIDIA).all()).containsExactly(TestInstruments.NVIDIA);
    assertThat(Instruments.none().size()).isZero();
  }

  @Test
  void shouldCarryInstrumentsOverTheWire() {
    for (Instrument instrument : instruments.all()) {
      // given
      UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
      InstrumentDefinitionEncoder encoder = new InstrumentDefinitionEncoder().wrap(buffer, 0);
      InstrumentDefinitionDecoder decoder = new InstrumentDefinitionDecoder();

      // when
      InstrumentCodec.encode(instrument, 9, encoder);

      // then
      int version = InstrumentDefinitionDecoder.SCHEMA_VERSION;
      decoder.wrap(buffer, 0, InstrumentDefinitionDecoder.BLOCK_LENGTH, version);
      assertThat(decoder.version()).isEqualTo(9);
      assertThat(InstrumentCodec.decode(decoder)).isEqualTo(instrument);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "600519.sh", ".SH", "A B", "A.B.C", "{X}", "X:Y", "-A", "ÄÖ"})
  void shouldRefuseWhatIsNoSymbol(String symbol) {
    // when
    boolean canonical = Instrument.isCanonical(symbol);

    // then
    assertThat(canonical).isFalse();
  }

  @Test
  void shouldKnowMainlandMarkets() {
    // when
    boolean mainland = new Market("SHFE").isMainland();

    // then
    assertThat(mainland).isTrue();
    assertThat(new Market("HK").isMainland()).isFalse();
    assertThatThrownBy(() -> new Market("sh")).isInstanceOf(IllegalArgumentException.class);
  }
}
