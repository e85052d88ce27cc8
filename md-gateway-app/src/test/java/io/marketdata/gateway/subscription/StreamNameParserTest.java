package io.marketdata.gateway.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.marketdata.gateway.UpdateFrames;
import io.marketdata.gateway.protocol.ErrorCode;
import io.marketdata.gateway.protocol.RequestException;
import io.marketdata.wire.FrameReader;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamNameParserTest {

  private final InstrumentDirectory instruments = new InstrumentDirectory(10);
  private final StreamNameParser parser = new StreamNameParser(instruments);

  @BeforeEach
  void listInstruments() {
    instruments.put(1, UpdateFrames.share("600519.SH"));
    FrameReader reader = new FrameReader();
    reader.wrap(
        new UpdateFrames().begin().indicatorSet("cn", "ma_5", "ma_50", "macd_12_26_9").finish());
    reader.next();
    instruments.put(reader.indicatorSet());
  }

  @ParameterizedTest
  @CsvSource({
    "600519.sh@trade, 600519.sh@trade, TRADE",
    "600519.SH@quote, 600519.sh@quote, QUOTE",
    "600519.Sh@kline_1m, 600519.sh@kline_1m, MINUTE_BAR",
    "600519.sh@kline_1d, 600519.sh@kline_1d, DAY_BAR",
    "600519.sh@indicator_1m_ma, 600519.sh@indicator_1m_ma, MINUTE_INDICATOR",
    "600519.sh@indicator_1m_ma_5, 600519.sh@indicator_1m_ma_5, MINUTE_INDICATOR",
    "600519.sh@indicator_1m_macd, 600519.sh@indicator_1m_macd, MINUTE_INDICATOR",
  })
  void shouldReadNames(String name, String canonical, Channel channel) {
    // when
    StreamName stream = parser.parse(name);

    // then
    assertThat(stream.text()).isEqualTo(canonical);
    assertThat(stream.channel()).isEqualTo(channel);
    assertThat(stream.symbol()).isEqualTo("600519.SH");
  }

  @ParameterizedTest
  @CsvSource({
    "600519.sh@kline_1M, UNSUPPORTED_INTERVAL",
    "600519.sh@kline_5m, UNSUPPORTED_INTERVAL",
    "600519.sh@indicator_1h_ma, UNSUPPORTED_INTERVAL",
    "600519.sh@kline_, UNKNOWN_STREAM",
    "600519.sh@kline_minute, UNKNOWN_STREAM",
    "600519.sh@aggTrade, UNKNOWN_STREAM",
    "600519.sh@TRADE, UNKNOWN_STREAM",
    "600519.sh@trade@100ms, UNKNOWN_STREAM",
    "600519.sh, UNKNOWN_STREAM",
    "@trade, UNKNOWN_STREAM",
    "600519.sh@, UNKNOWN_STREAM",
    "000001.sh@trade, UNKNOWN_SYMBOL",
    "600519.\u017fh@trade, UNKNOWN_SYMBOL",
    "600519.sh@indicator_1m_kdj, UNKNOWN_INDICATOR",
    "600519.sh@indicator_1m_ma_10, UNKNOWN_INDICATOR",
    "600519.sh@indicator_1m_m, UNKNOWN_INDICATOR",
    "600519.sh@indicator_1m_, UNKNOWN_STREAM",
    "600519.sh@indicator_1m, UNKNOWN_STREAM",
  })
  void shouldCodeWhatDoesNotExist(String name, ErrorCode code) {
    // when
    Throwable refused = catchThrowable(() -> parser.parse(name));

    // then
    assertThat(refused).isInstanceOf(RequestException.class);
    assertThat(((RequestException) refused).code()).isEqualTo(code);
  }

  @Test
  void shouldTellParametersFromLongerOnes() {
    // given
    StreamName stream = parser.parse("600519.sh@indicator_1m_ma_5");

    // when
    boolean[] carried = {stream.carries("ma_5"), stream.carries("ma_50"), stream.carries("ma_5.x")};

    // then
    assertThat(carried).containsExactly(true, false, true);
  }

  @Test
  void shouldRefuseRandomNamesWithACode() {
    // given
    Random random = new Random(7);
    String seed = "600519.sh@indicator_1m_macd_12_26_9";

    for (int round = 0; round < 20_000; round++) {
      StringBuilder name = new StringBuilder(seed);
      for (int i = random.nextInt(4); i >= 0; i--) {
        name.setCharAt(random.nextInt(name.length()), (char) random.nextInt(0x180));
      }
      name.setLength(random.nextInt(name.length()));

      // when
      Throwable refused = catchThrowable(() -> parser.parse(name.toString()));

      // then
      if (refused != null) {
        assertThat(refused).as(name.toString()).isInstanceOf(RequestException.class);
      }
    }
  }
}
