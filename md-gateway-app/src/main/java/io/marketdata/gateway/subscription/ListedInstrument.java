package io.marketdata.gateway.subscription;

import io.marketdata.wire.sbe.InstrumentDefinitionDecoder;

/**
 * An instrument that the platform knows, as its definition in the log says.
 *
 * @param symbol canonical, upper case
 * @param version of the reference data
 * @param priceExponent power of ten of its prices
 * @param sizeExponent power of ten of its sizes
 * @param priceTick smallest step of a price, scaled
 * @param lot smallest step of a size, scaled
 * @param multiplier contract multiplier, 1 where there is none
 * @param freeFloat scaled as sizes, {@link Long#MIN_VALUE} where it is not known
 * @param market such as SH
 * @param type such as stock
 * @param currency of prices
 * @param indicators id of its indicator set
 * @param name for people
 */
public record ListedInstrument(
    String symbol,
    long version,
    int priceExponent,
    int sizeExponent,
    long priceTick,
    long lot,
    long multiplier,
    long freeFloat,
    String market,
    String type,
    String currency,
    String indicators,
    String name) {

  /** Reads a definition; the decoder is used up. */
  public static ListedInstrument of(InstrumentDefinitionDecoder definition) {
    String symbol = definition.symbol();
    String market = definition.market();
    String type = definition.type();
    String currency = definition.currency();
    definition.skipSession();
    String indicators = definition.indicators();
    definition.skipSource();
    return new ListedInstrument(
        symbol,
        definition.version(),
        definition.priceExponent(),
        definition.sizeExponent(),
        definition.priceTick(),
        definition.lot(),
        Math.max(1, definition.multiplier()),
        definition.freeFloat(),
        market,
        type,
        currency,
        indicators,
        definition.name());
  }
}
