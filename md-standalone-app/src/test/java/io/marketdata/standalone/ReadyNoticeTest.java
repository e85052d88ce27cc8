package io.marketdata.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadyNoticeTest {

  @TempDir Path temp;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--feeds=replay,simulated | BTCUSD.BITSTAMP",
        "--feeds=simulated | 600519.SH",
        "--feeds=binance | BTCUSDT",
        "--feeds=file:ticks.csv | SYMBOL",
        "--symbols=00700.hk | 00700.HK",
      })
  void shouldGiveAnExampleThatTheFeedsHave(String option, String symbol) {
    // given
    RunOptions options = RunOptions.parse(option);
    PlatformFolder folder = PlatformFolder.open(temp.resolve("data"));

    // when
    String notice = ReadyNotice.of(options, folder, Duration.ofSeconds(8));

    // then
    assertThat(notice).contains("klines?symbol=" + symbol + "&");
  }
}
