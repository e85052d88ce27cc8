package io.marketdata.instrument;

import io.marketdata.wire.sbe.BarPrice;
import java.util.List;

/** Instruments of every kind for tests; all are written by the source {@code test}. */
public final class TestInstruments {
  /** Source of all of them. */
  public static final String SOURCE = "test";

  /** A Shanghai share: cents, whole shares, lots of 100. */
  public static final Instrument KWEICHOW_MOUTAI =
      share("600519.SH", "SH", "CNY", -2, 100, "cn-a", "cn", "Kweichow Moutai");

  /** A Hong Kong share: thousandths, ticks of 0.2, lots of 100. */
  public static final Instrument TENCENT =
      new Instrument(
          "00700.HK",
          new Market("HK"),
          InstrumentType.STOCK,
          "HKD",
          -3,
          0,
          200,
          100,
          1,
          Instrument.UNKNOWN,
          "hk",
          "western",
          BarPrice.LAST,
          SOURCE,
          "Tencent");

  /** A New York share: cents, single shares. */
  public static final Instrument NVIDIA =
      share("NVDA.US", "US", "USD", -2, 1, "us", "western", "NVIDIA");

  /** A crypto pair at a second venue: cents, hundred-millionths of a coin. */
  public static final Instrument BITCOIN =
      new Instrument(
          "BTCUSD.BITSTAMP",
          new Market("BITSTAMP"),
          InstrumentType.CRYPTO,
          "USD",
          -2,
          -8,
          1,
          1,
          1,
          Instrument.UNKNOWN,
          "crypto",
          "western",
          BarPrice.LAST,
          SOURCE,
          "Bitcoin");

  /** A currency pair: bars of the mid price, one decimal finer than its quotes of 3 decimals. */
  public static final Instrument DOLLAR_YEN =
      new Instrument(
          "USDJPY",
          new Market("FX"),
          InstrumentType.FX,
          "JPY",
          -4,
          0,
          10,
          1,
          1,
          Instrument.UNKNOWN,
          "fx",
          "western",
          BarPrice.MID,
          SOURCE,
          "US dollar in yen");

  /** A Shanghai future with a night session: whole yuan, contracts of 10 tonnes. */
  public static final Instrument REBAR =
      new Instrument(
          "RB2605.SHFE",
          new Market("SHFE"),
          InstrumentType.FUTURE,
          "CNY",
          0,
          0,
          1,
          1,
          10,
          Instrument.UNKNOWN,
          "cn-futures",
          "cn",
          BarPrice.LAST,
          SOURCE,
          "Rebar 2605");

  private TestInstruments() {}

  /** All of them. */
  public static Instruments all() {
    return Instruments.of(List.of(KWEICHOW_MOUTAI, TENCENT, NVIDIA, BITCOIN, DOLLAR_YEN, REBAR));
  }

  private static Instrument share(
      String symbol,
      String market,
      String currency,
      int priceExponent,
      long lot,
      String session,
      String indicators,
      String name) {
    return new Instrument(
        symbol,
        new Market(market),
        InstrumentType.STOCK,
        currency,
        priceExponent,
        0,
        1,
        lot,
        1,
        Instrument.UNKNOWN,
        session,
        indicators,
        BarPrice.LAST,
        SOURCE,
        name);
  }
}
