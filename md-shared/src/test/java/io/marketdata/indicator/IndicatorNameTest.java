package io.marketdata.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketdata.wire.sbe.IndicatorSetDecoder;
import io.marketdata.wire.sbe.IndicatorSetEncoder;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndicatorNameTest {

  @ParameterizedTest
  @ValueSource(strings = {"ma_5", "ema_1", "ma_1000", "macd_12_26_9"})
  void shouldReadNames(String text) {
    // when
    IndicatorName name = IndicatorName.find(text);

    // then
    assertThat(name).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ma",
        "ma_",
        "ma_0",
        "ma_05",
        "ma_1001",
        "ma_-5",
        "ma_+5",
        "ma_5_6",
        "MA_5",
        "ma_5 ",
        "macd_26_12_9",
        "macd_12_12_9",
        "macd_12_26",
        "macd_12_26_9_1",
        "rsi_14",
        "ma_99999999999"
      })
  void shouldRefuseWhatIsNone(String text) {
    // when
    IndicatorName name = IndicatorName.find(text);

    // then
    assertThat(name).isNull();
    assertThatThrownBy(() -> IndicatorName.parse(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldCarrySetsOverTheWire() {
    // given
    UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
    IndicatorSetEncoder encoder = new IndicatorSetEncoder().wrap(buffer, 0);
    IndicatorSetDecoder decoder = new IndicatorSetDecoder();

    // when
    IndicatorSet.CN.encode(7, encoder);

    // then
    decoder.wrap(buffer, 0, IndicatorSetDecoder.BLOCK_LENGTH, IndicatorSetDecoder.SCHEMA_VERSION);
    assertThat(decoder.version()).isEqualTo(7);
    assertThat(IndicatorSet.decode(decoder)).isEqualTo(IndicatorSet.CN);
  }

  @Test
  void shouldRefuseSetsThatRepeatANameOrAreTooLong() {
    // given
    IndicatorName name = IndicatorName.parse("ma_5");

    // when
    assertThatThrownBy(() -> new IndicatorSet("x", Convention.CN, List.of(name, name)))
        // then
        .isInstanceOf(IllegalArgumentException.class);
  }
}
