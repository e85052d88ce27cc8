package io.marketdata.ingest.feed.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketdata.calendar.MarketRules;
import io.marketdata.instrument.Instrument;
import io.marketdata.instrument.InstrumentType;
import io.marketdata.wire.sbe.BarPrice;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileInstrumentsTest {

  @TempDir Path folder;

  @Test
  void shouldGiveCryptoPairsTheScalesThatTheirDecimalsNeed() {
    // given
    Path file =
        RowText.file(
            folder,
            "ticks.csv",
            "symbol,ts,price,size",
            "xrpeth,1676894400,0.00152949,13.00000000",
            "XRPETH,1676894401,0.0015,0.5",
            "BTCUSDT,1676894400,16800.10,0.00012",
            "BTCUSDT,1676894400,16800.12345x,0.00012");

    // when
    Map<String, Instrument> found = of(file, null, "crypto", null);

    // then
    assertThat(found).containsOnlyKeys("XRPETH", "BTCUSDT");
    Instrument xrp = found.get("XRPETH");
    assertThat(xrp.priceExponent()).isEqualTo(-8);
    assertThat(xrp.sizeExponent()).isEqualTo(-1);
    assertThat(xrp.currency()).isEqualTo("ETH");
    assertThat(xrp.type()).isEqualTo(InstrumentType.CRYPTO);
    assertThat(xrp.market().code()).isEqualTo("CRYPTO");
    assertThat(xrp.sessionId()).isEqualTo("crypto");
    assertThat(xrp.barPrice()).isEqualTo(BarPrice.LAST);
    assertThat(xrp.source()).isEqualTo("file");
    assertThat(found.get("BTCUSDT").priceExponent()).isEqualTo(-1);
    assertThat(found.get("BTCUSDT").sizeExponent()).isEqualTo(-5);
    assertThat(found.get("BTCUSDT").currency()).isEqualTo("USDT");
  }

  @Test
  void shouldGiveMidPricesOneDecimalMore() {
    // given
    Path file =
        RowText.file(folder, "fx.csv", "symbol,ts,bid1,ask1", "EUR/USD,1676894400,1.06551,1.06553");

    // when
    Instrument mid = of(file, null, "FX", null).get("EURUSD");
    Instrument bid = of(file, null, "FX", BarPrice.BID).get("EURUSD");

    // then
    assertThat(mid.barPrice()).isEqualTo(BarPrice.MID);
    assertThat(mid.priceExponent()).isEqualTo(-6);
    assertThat(mid.priceTick()).isEqualTo(10);
    assertThat(mid.currency()).isEqualTo("USD");
    assertThat(mid.sessionId()).isEqualTo("fx");
    assertThat(bid.barPrice()).isEqualTo(BarPrice.BID);
    assertThat(bid.priceExponent()).isEqualTo(-5);
  }

  @Test
  void shouldMakeRoomForADayTurnoverWithMoreDecimals() {
    // given
    Path file =
        RowText.file(
            folder,
            "cn.csv",
            "symbol,ts,price,cum_volume,cum_turnover",
            "600519,1676894400,1800.5,100,180050.125");

    // when
    Instrument found = of(file, null, "SH", null).get("600519.SH");

    // then
    assertThat(found.priceExponent()).isEqualTo(-3);
    assertThat(found.sizeExponent()).isZero();
    assertThat(found.lot()).isEqualTo(100);
    assertThat(found.currency()).isEqualTo("CNY");
    assertThat(found.indicatorSetId()).isEqualTo("cn");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CRYPTO", "FX", "US", "HK", "SH", "SZ", "BJ", "SHFE", "INE", "DCE", "CZCE", "CFFEX", "GFEX"
      })
  void shouldHaveASessionForEveryMarket(String market) {
    // given
    Path file = RowText.file(folder, "x.csv", "symbol,ts,price,size", "ABCUSD,1676894400,1.5,2");

    // when
    Map<String, Instrument> found = of(file, null, market, null);

    // then
    assertThat(found).hasSize(1);
    Instrument one = found.values().iterator().next();
    assertThat(MarketRules.builtIn().findSchedule(one.sessionId())).isNotNull();
    assertThat(one.symbol()).startsWith("ABCUSD");
  }

  @Test
  void shouldTakeTheCatalogueWhereNothingIsSaid() {
    // given
    Path file = RowText.file(folder, "x.csv", "symbol,ts,price,size");

    // when
    Map<String, Instrument> found = of(file, null, null, BarPrice.MID);

    // then
    assertThat(found).containsKeys("600519.SH", "BTCUSD.BITSTAMP", "USDJPY");
    assertThat(found.get("600519.SH").sessionId()).isEqualTo("cn-a");
    assertThat(found.get("600519.SH").source()).isEqualTo("file");
    assertThat(found.get("600519.SH").barPrice()).isEqualTo(BarPrice.MID);
    assertThat(found.get("600519.SH").priceExponent()).isEqualTo(-3);
  }

  @Test
  void shouldReadAFileOfInstruments() {
    // given
    Path file = RowText.file(folder, "x.csv", "symbol,ts,price,size");
    Path own =
        RowText.file(
            folder,
            "own.csv",
            "symbol,market,type,currency,price_scale,size_scale,price_tick,lot,multiplier,session,indicators,bar_price,name",
            "ru1901.SHFE,,,,0,0,5,1,10,,,,橡胶",
            "XYZ,NOWHERE,INDEX,EUR,2,3,0.05,0.1,,always,western,mid,",
            "AAPL,US,,,2,0,,,,,,,");

    // when
    Map<String, Instrument> found = of(file, own, null, null);

    // then
    Instrument rubber = found.get("RU1901.SHFE");
    assertThat(rubber.type()).isEqualTo(InstrumentType.FUTURE);
    assertThat(rubber.priceTick()).isEqualTo(5);
    assertThat(rubber.multiplier()).isEqualTo(10);
    assertThat(rubber.sessionId()).isEqualTo("shfe-ru");
    assertThat(rubber.name()).isEqualTo("橡胶");
    Instrument index = found.get("XYZ");
    assertThat(index.priceTick()).isEqualTo(5);
    assertThat(index.lot()).isEqualTo(100);
    assertThat(index.barPrice()).isEqualTo(BarPrice.MID);
    assertThat(found).containsKeys("AAPL.US", "600519.SH");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          BTCUSDT                          | own.csv:2: market is missing, and BTCUSDT has none behind a dot
          BTCUSDT,CRYPTO                   | own.csv:2: price_scale is missing
          BTCUSDT,CRYPTO,,,x,0             | own.csv:2: price_scale: 'x' is not a number of decimals, 0 to 18
          BTCUSDT,CRYPTO,,,2,19            | own.csv:2: size_scale: '19' is not a number of decimals, 0 to 18
          BTCUSDT,CRYPTO,COIN,,2,0         | own.csv:2: type: 'COIN' is not known
          XYZ,NOWHERE,,,2,0                | own.csv:2: session is missing, and market NOWHERE has no default
          BTCUSDT,CRYPTO,,,2,0,0.001       | own.csv:2: price_tick: '0.001' is not a number above 0 with at most 2 decimals
          BTCUSDT,CRYPTO,,,2,0,,,0         | own.csv:2: multiplier: '0' is not a number above 0 with at most 0 decimals
          BTCUSDT,CRYPTO,,,2,0,,,,,none    | own.csv:2: indicators: 'none' is no set of indicators
          BTCUSDT,CRYPTO,,,2,0,,,,,,open   | own.csv:2: bar_price: 'open' is not known
          X.SH,,,,2,0,,,,,,,hand           | own.csv:2: size_unit: 'hand' is not share or lot
          X.SH,,,,2,0,,,,,,,lot            | own.csv:2: lot is missing
          X.SH,,,,2,1,,0.5,,,,,lot         | own.csv:2: lot: '0.5' is no whole number, which size_unit lot needs
          X.SH,,,,2,0,,,,,,,,half          | own.csv:2: turnover: 'half' is not full or per-unit
          BTC USDT,CRYPTO,,,2,0            | own.csv:2: not a valid symbol: BTC USDT
          """)
  void shouldNameFileAndLineOfWhatIsWrong(String row, String expected) {
    // given
    Path own =
        RowText.file(
            folder,
            "own.csv",
            "symbol,market,type,currency,price_scale,size_scale,price_tick,lot,multiplier,session,indicators,bar_price,size_unit,turnover,name",
            row);

    // when
    // then
    assertThatThrownBy(() -> of(own, own, null, null))
        .isInstanceOf(FileRefusedException.class)
        .hasMessage(expected);
  }

  @Test
  void shouldRefuseAnUnknownMarketAndTooManySymbols() {
    // given
    StringBuilder many = new StringBuilder("symbol,ts,price,size\n");
    for (int i = 0; i <= FileScan.MAX_SYMBOLS; i++) {
      many.append('S').append(i).append(",1676894400,1,1\n");
    }
    Path file = RowText.file(folder, "many.csv", many.toString());

    // when
    // then
    assertThatThrownBy(() -> of(file, null, "MARS", null))
        .hasMessage(
            "no defaults for market 'MARS'; there are SH, SZ, BJ, SHFE, INE, DCE, CZCE, GFEX,"
                + " CFFEX, HK, US, FX, CRYPTO");
    assertThatThrownBy(() -> of(file, null, "CRYPTO", null))
        .hasMessage("the files have more than 50,000 symbols");
  }

  @Test
  void shouldMultiplyWhatIsToldInLotsOrPerUnit() {
    // given
    Path own =
        RowText.file(
            folder,
            "own.csv",
            "symbol,price_scale,size_scale,lot,multiplier,size_unit,turnover",
            "600519.SH,4,4,100,,LOT,full",
            "A.CZCE,4,4,,10,share,per-unit",
            "B.DCE,4,4,5,3,lot,per-unit");
    Path file =
        RowText.file(
            folder,
            "x.csv",
            "symbol,ts,kind,price,size,cum_volume,cum_turnover,open_interest,bid1,bid1_size",
            "600519.sh,1676894400,trade,1854.98,1.01,,,,,",
            "600519.SH,1676894401,snapshot,1854.98,,2.5,463745,,1854.97,3",
            "A.CZCE,1676894402,snapshot,7185,,419,3010515,148703,,",
            "B.DCE,1676894403,snapshot,2,,4,8,1,,",
            "A,1676894404,trade,1,2,,,,,");

    // when
    List<String> rows = RowText.of(FileInstruments.rules(null, own), file);

    // then
    assertThat(rows)
        .containsExactly(
            "TRADE 600519.SH 1676894400000000000 18549800 1010000 UNKNOWN id=- codes=",
            "SNAPSHOT 600519.SH 1676894401000000000"
                + " 18549800,-,-,-,-,-,-,2500000,46374500000000,- UNKNOWN bids 18549700x3000000 asks",
            "SNAPSHOT A.CZCE 1676894402000000000"
                + " 71850000,-,-,-,-,-,-,4190000,3010515000000000,1487030000 UNKNOWN bids asks",
            "SNAPSHOT B.DCE 1676894403000000000"
                + " 20000,-,-,-,-,-,-,200000,12000000000,50000 UNKNOWN bids asks",
            "TRADE A 1676894404000000000 10000 20000 UNKNOWN id=- codes=");
  }

  private static Map<String, Instrument> of(
      Path file, @Nullable Path own, @Nullable String market, @Nullable BarPrice price) {
    return FileInstruments.of(List.of(file), own, market, price, "file").stream()
        .collect(Collectors.toMap(Instrument::symbol, Function.identity()));
  }
}
