package io.marketdata.ingest.feed.simulated;

import io.marketdata.instrument.Instrument;
import io.marketdata.instrument.InstrumentType;
import io.marketdata.instrument.Market;
import io.marketdata.wire.sbe.BarPrice;

/**
 * Symbols that fill a simulated market up to any size: alike but for price, liveliness and name.
 */
final class InventedSymbols {

  private static final Market MARKET = new Market("SIM");
  private static final int CENTS = -2;
  private static final int VOLATILITY = 400;
  private static final int FACTOR = 500;
  private static final int PER_MINUTE = 60;
  private static final int LOWEST_PRICE = 500;
  private static final int PRICES = 40_000;
  private static final int PRIME = 7_919;
  private static final int MEAN_SIZE = 300;

  private InventedSymbols() {}

  /** The symbol of that number. */
  static SimulatedInstrument symbol(int number) {
    String code = "S%06d".formatted(number);
    Instrument instrument =
        new Instrument(
            code + ".SIM",
            MARKET,
            InstrumentType.STOCK,
            "USD",
            CENTS,
            0,
            1,
            1,
            1,
            Instrument.UNKNOWN,
            "always",
            "western",
            BarPrice.LAST,
            SimulatedFeed.SOURCE,
            "Simulated " + number);
    long price = LOWEST_PRICE + (long) number * PRIME % PRICES;
    return new SimulatedInstrument(
        instrument, QuoteStyle.TICK, price, VOLATILITY, FACTOR, 1, PER_MINUTE, MEAN_SIZE, 0);
  }
}
