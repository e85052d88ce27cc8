package io.marketdata.instrument;

import io.marketdata.wire.sbe.InstrumentDefinitionDecoder;
import io.marketdata.wire.sbe.InstrumentDefinitionEncoder;

/** Instruments to and from the wire message that defines them. */
public final class InstrumentCodec {
  private InstrumentCodec() {}

  /**
   * Reads a definition; the decoder must be at the start of its message and is at its end after.
   *
   * @throws IllegalArgumentException if a part of it is not valid
   */
  public static Instrument decode(InstrumentDefinitionDecoder from) {
    int priceExponent = from.priceExponent();
    int sizeExponent = from.sizeExponent();
    String symbol = from.symbol();
    Market market = new Market(from.market());
    InstrumentType type = InstrumentType.valueOf(from.type());
    String currency = from.currency();
    String sessionId = from.session();
    String indicatorSetId = from.indicators();
    String source = from.source();
    String name = from.name();
    return new Instrument(
        symbol,
        market,
        type,
        currency,
        priceExponent,
        sizeExponent,
        from.priceTick(),
        from.lot(),
        from.multiplier(),
        from.freeFloat(),
        sessionId,
        indicatorSetId,
        from.barPrice(),
        source,
        name);
  }

  /** Writes a definition as part of a version of the reference data. */
  public static void encode(Instrument instrument, long version, InstrumentDefinitionEncoder to) {
    to.version(version)
        .priceExponent((byte) instrument.priceExponent())
        .sizeExponent((byte) instrument.sizeExponent())
        .barPrice(instrument.barPrice())
        .priceTick(instrument.priceTick())
        .lot(instrument.lot())
        .multiplier(instrument.multiplier())
        .freeFloat(instrument.freeFloat())
        .symbol(instrument.symbol())
        .market(instrument.market().code())
        .type(instrument.type().name())
        .currency(instrument.currency())
        .session(instrument.sessionId())
        .indicators(instrument.indicatorSetId())
        .source(instrument.source())
        .name(instrument.name());
  }
}
