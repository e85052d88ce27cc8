package io.marketdata.ingest.feed.simulated;

import io.marketdata.instrument.Instrument;

/**
 * One symbol of the invented market and how it behaves; prices and sizes in the instrument's units.
 *
 * @param instrument what it is
 * @param style how its market tells what happens
 * @param basePrice price that it wanders around
 * @param volatility deviation of a minute, parts per million of the price
 * @param factor weight of its market's common factor, per mille
 * @param spread usual spread in price ticks
 * @param perMinute messages a minute at rate 1
 * @param meanSize mean size of a trade, or mean volume between two snapshots
 * @param limit price limit, per mille of the previous close; 0 = none
 */
record SimulatedInstrument(
    Instrument instrument,
    QuoteStyle style,
    long basePrice,
    int volatility,
    int factor,
    int spread,
    int perMinute,
    long meanSize,
    int limit) {

  SimulatedInstrument {
    boolean onTick = basePrice > 0 && basePrice % instrument.priceTick() == 0;
    boolean inRange = volatility > 0 && volatility <= 1000 && factor >= 0 && factor <= 1000;
    boolean counts = spread > 0 && perMinute > 0 && meanSize > 0 && limit >= 0 && limit < 1000;
    if (!onTick || !inRange || !counts) {
      throw new IllegalArgumentException("simulated market: " + instrument.symbol());
    }
  }
}
