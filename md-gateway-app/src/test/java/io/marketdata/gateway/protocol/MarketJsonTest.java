package io.marketdata.gateway.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.candle.Bar;
import io.marketdata.gateway.UpdateFrames;
import io.marketdata.wire.FrameReader;
import io.marketdata.wire.sbe.BarSpan;
import io.marketdata.wire.sbe.BarState;
import io.marketdata.wire.sbe.Direction;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarketJsonTest {

  private static final String SYMBOL = "600519.SH";

  private final MarketJson json = new MarketJson();
  private final FrameReader reader = new FrameReader();

  @Test
  void shouldWriteATradeWithBinancesFields() {
    // given
    read(new UpdateFrames().begin().trade(SYMBOL, 7, 1_685_50, 300, Direction.DOWN).finish());

    // when
    byte[] trade = json.trade(SYMBOL, -2, 0, reader.tradeUpdate());

    // then
    assertThat(text(trade))
        .isEqualTo(
            """
            {"e":"trade","E":1767576600007,"s":"600519.SH","t":7,"p":"1685.50","q":"300",\
            "T":1767576600007,"m":true,"M":true,"seq":7,"td":"2026-01-05","dir":"down"}\
            """);
  }

  @Test
  void shouldWriteABarWithBinancesFields() {
    // given
    Bar bar = UpdateFrames.bar(BarSpan.MINUTE, UpdateFrames.OPEN, 9, BarState.REVISED, 2, 1_685_50);

    // when
    byte[] kline = json.bars().kline(SYMBOL, -2, 0, bar);

    // then
    assertThat(text(kline))
        .isEqualTo(
            """
            {"e":"kline","E":1767576660000,"s":"600519.SH","k":{"t":1767576600000,\
            "T":1767576659999,"s":"600519.SH","i":"1m","f":-1,"L":-1,"o":"1680.00",\
            "c":"1685.50","h":"1690.00","l":"1670.00","v":"1200","n":12,"x":true,\
            "q":"2022600.00","V":"700","Q":"1179850.00","B":"0"},"seq":9,"rev":2,\
            "state":"revised","td":"2026-01-05"}\
            """);
  }

  @Test
  void shouldWriteTheSameBarAsARow() {
    // given
    Bar bar = UpdateFrames.bar(BarSpan.DAY, UpdateFrames.OPEN, 9, BarState.OPEN, 0, 1_685_50);
    JsonWriter row = new JsonWriter();

    // when
    BarJson.row(row, -2, 0, bar, true);

    // then
    assertThat(text(row.toBytes()))
        .isEqualTo(
            """
            [1767576600000,"1680.00","1690.00","1670.00","1685.50","1200",1767662999999,\
            "2022600.00",12,"700","1179850.00","0","open",0,"2026-01-05",9]\
            """);
  }

  @Test
  void shouldWriteAQuoteWithItsFigures() {
    // given
    read(new UpdateFrames().begin().quote(SYMBOL, 3, 1_685_50).finish());

    // when
    byte[] quote = json.quotes().quote(SYMBOL, -2, 0, 1, 1_256_197_800L, reader.quoteUpdate());

    // then
    assertThat(text(quote))
        .isEqualTo(
            """
            {"e":"quote","E":1767576600003,"s":"600519.SH","c":"1685.50","o":"1680.00",\
            "h":"1700.00","l":"1670.50","x":"1675.00","lu":"1842.50","ld":"1507.50",\
            "p":"10.50","P":"0.63","A":"1.76","v":"12300","q":"20725500.00","w":"1685.0000",\
            "n":45,"tr":"0.00","uv":"7000","dv":"5000",\
            "b":[["1685.49","100"],["1685.48","200"],["1685.47","300"],["1685.46","400"],\
            ["1685.45","500"]],"a":[["1685.51","200"],["1685.52","200"]],"br":"57.89",\
            "ph":"continuous","ql":"ok","seq":3,"td":"2026-01-05"}\
            """);
  }

  @Test
  void shouldWriteOnlyTheIndicatorsThatBelongToTheStream() {
    // given
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("ma_5", 1685.1);
    values.put("ma_10", 0.1 + 0.2);
    values.put("macd_12_26_9.dif", -1.0e-7);
    read(new UpdateFrames().begin().indicators(SYMBOL, 11, 4, values).finish());

    // when
    byte[] update =
        json.indicator(
            SYMBOL, "1m", "ma", reader.indicatorUpdate(), name -> name.startsWith("ma_"));

    // then
    assertThat(text(update))
        .isEqualTo(
            """
            {"e":"indicator","E":1767576900000,"s":"600519.SH","i":"1m","n":"ma",\
            "t":1767576840000,"values":{"ma_5":1685.1,"ma_10":0.30000000000000004},"rev":0,\
            "seq":11,"td":"2026-01-05"}\
            """);
  }

  @Test
  void shouldWriteNothingWhereNoIndicatorIsWarm() {
    // given
    read(new UpdateFrames().begin().indicators(SYMBOL, 11, 4, Map.of("ma_5", 1.0)).finish());

    // when
    byte[] update = json.indicator(SYMBOL, "1m", "macd", reader.indicatorUpdate(), name -> false);

    // then
    assertThat(update).isNull();
  }

  private void read(byte[] frame) {
    reader.wrap(frame);
    assertThat(reader.next()).isTrue();
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }
}
