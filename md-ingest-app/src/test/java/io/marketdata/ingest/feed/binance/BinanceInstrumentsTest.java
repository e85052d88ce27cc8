package io.marketdata.ingest.feed.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketdata.ingest.feed.FeedRefusedException;
import io.marketdata.instrument.Instrument;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinanceInstrumentsTest {

  @TempDir Path folder;

  @Test
  void shouldKnowEachMarketUnderItsOwnSymbols() {
    // when
    BinanceInstruments known = BinanceInstruments.of(null);

    // then
    assertThat(known.symbols(BinanceMarket.SPOT)).contains("BTCUSDT", "ETHUSDT").hasSize(12);
    assertThat(known.symbols(BinanceMarket.UM)).contains("BTCUSDT.BINANCEUM");
    assertThat(known.symbols(BinanceMarket.CM)).contains("BTCUSD_PERP.BINANCECM");
    Instrument bitcoin = known.get(BinanceMarket.SPOT, "BTCUSDT");
    assertThat(bitcoin.market().code()).isEqualTo("BINANCE");
    assertThat(bitcoin.source()).isEqualTo("binance");
  }

  @Test
  void shouldAddAndReplaceByTheOperatorsTable() throws IOException {
    // given
    Path table = folder.resolve("more.txt");
    Files.writeString(
        table,
        "# mine\n\nSPOT|PEPEUSDT|Pepe|USDT|-8|0|1|1|1\nSPOT|BTCUSDT|Coin|USDT|-3|-8|1|1|1\n");

    // when
    BinanceInstruments known = BinanceInstruments.of(table);

    // then
    assertThat(known.get(BinanceMarket.SPOT, "PEPEUSDT").priceExponent()).isEqualTo(-8);
    assertThat(known.get(BinanceMarket.SPOT, "BTCUSDT").priceExponent()).isEqualTo(-3);
    assertThat(known.symbols(BinanceMarket.SPOT)).hasSize(13);
  }

  @Test
  void shouldRefuseASymbolThatNoTableHas() {
    // given
    BinanceInstruments known = BinanceInstruments.of(null);

    // then
    assertThatThrownBy(() -> known.get(BinanceMarket.UM, "BTCUSDT"))
        .isInstanceOf(FeedRefusedException.class)
        .hasMessageContaining("feed binance-um: no instrument BTCUSDT")
        .hasMessageNotContaining("\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "SPOT|A|b|USDT!more.txt:1: 4 columns, not 9",
        "MOON|AUSDT|b|USDT|-2|0|1|1|1!more.txt:1: No enum constant",
        "SPOT|AUSDT|b|USDT|two|0|1|1|1!more.txt:1: For input string",
        "SPOT|AUSDT|b|USDT|-2|0|0|1|1!more.txt:1: not a valid priceTick",
      })
  void shouldRefuseATableWithTheLineThatIsWrong(String row, String message) throws IOException {
    // given
    Path table = Files.writeString(folder.resolve("more.txt"), row);

    // then
    assertThatThrownBy(() -> BinanceInstruments.of(table))
        .isInstanceOf(FeedRefusedException.class)
        .hasMessageContaining(message);
  }

  @Test
  void shouldRefuseATableThatIsNotThere() {
    // then
    assertThatThrownBy(() -> BinanceInstruments.of(folder.resolve("none.txt")))
        .isInstanceOf(FeedRefusedException.class)
        .hasMessageContaining("cannot be read");
  }

  @ParameterizedTest
  @CsvSource({
    "depth-levels, 7, depth-levels is 5",
    "buffer-bytes, 1MB, buffer-bytes is twice",
    "spot.url, https://stream.binance.com, not an address of sockets",
  })
  void shouldRefuseSettingsThatCannotBe(String name, String value, String message) {
    // given
    URI url = URI.create("ws://127.0.0.1:1");

    // then
    assertThatThrownBy(() -> LiveBench.properties(BinanceMarket.UM, url, name, value))
        .rootCause()
        .hasMessageContaining(message);
  }
}
