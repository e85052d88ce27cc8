package io.marketdata.instrument;

import io.marketdata.wire.sbe.Edge;
import io.marketdata.wire.sbe.Extremes;
import io.marketdata.wire.sbe.InstrumentDefinitionDecoder;
import io.marketdata.wire.sbe.InstrumentDefinitionEncoder;
import io.marketdata.wire.sbe.LineKind;

/** Instruments to and from the wire message that defines them. */
public final class InstrumentCodec {
  private static final int RISK_WARNING = 1;
  private static final int NO_DAY = InstrumentDefinitionDecoder.listedNullValue();

  private InstrumentCodec() {}

  /**
   * Reads a definition; the decoder must be at the start of its message and is at its end after.
   * What an earlier version of the schema does not tell is as usual.
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
    InstrumentRules rules = rules(from);
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
        name,
        rules);
  }

  /** Reads the rules; their texts are the message's last ones. */
  private static InstrumentRules rules(InstrumentDefinitionDecoder from) {
    String conditions = from.conditions();
    String board = from.board();
    return new InstrumentRules(
        from.lines() == LineKind.NULL_VAL ? LineKind.AUTO : from.lines(),
        from.edge() == Edge.NULL_VAL ? Edge.START : from.edge(),
        from.extremes() == Extremes.NULL_VAL ? Extremes.SESSION : from.extremes(),
        conditions,
        from.listingVenue(),
        board,
        (from.flags() & RISK_WARNING) != 0,
        from.limitUpPermille(),
        from.limitDownPermille(),
        from.freeDays(),
        from.listed() == NO_DAY ? InstrumentRules.UNKNOWN_DAY : from.listed(),
        bounds(from));
  }

  private static SnapshotBounds bounds(InstrumentDefinitionDecoder from) {
    SnapshotBounds usual = SnapshotBounds.NONE;
    return new SnapshotBounds(
        from.priceBandPermille(),
        from.volumeFactor(),
        from.volumeFloor(),
        from.confirmations() == 0 ? usual.confirmations() : from.confirmations(),
        from.rebaseCount() == 0 ? usual.rebaseCount() : from.rebaseCount());
  }

  /** Writes a definition as part of a version of the reference data. */
  public static void encode(Instrument instrument, long version, InstrumentDefinitionEncoder to) {
    InstrumentRules rules = instrument.rules();
    to.version(version)
        .priceExponent((byte) instrument.priceExponent())
        .sizeExponent((byte) instrument.sizeExponent())
        .barPrice(instrument.barPrice())
        .priceTick(instrument.priceTick())
        .lot(instrument.lot())
        .multiplier(instrument.multiplier())
        .freeFloat(instrument.freeFloat());
    encode(rules, to);
    to.symbol(instrument.symbol())
        .market(instrument.market().code())
        .type(instrument.type().name())
        .currency(instrument.currency())
        .session(instrument.sessionId())
        .indicators(instrument.indicatorSetId())
        .source(instrument.source())
        .name(instrument.name())
        .conditions(rules.conditionsId())
        .board(rules.board());
  }

  private static void encode(InstrumentRules rules, InstrumentDefinitionEncoder to) {
    SnapshotBounds bounds = rules.bounds();
    to.lines(rules.lines())
        .edge(rules.edge())
        .extremes(rules.extremes())
        .flags((short) (rules.riskWarning() ? RISK_WARNING : 0))
        .listingVenue((short) rules.listingVenue())
        .limitUpPermille(rules.limitUpPermille())
        .limitDownPermille(rules.limitDownPermille())
        .freeDays(rules.freeDays())
        .listed(rules.listed() == InstrumentRules.UNKNOWN_DAY ? NO_DAY : rules.listed())
        .priceBandPermille(bounds.priceBandPermille())
        .volumeFactor(bounds.volumeFactor())
        .volumeFloor(bounds.volumeFloor())
        .confirmations(bounds.confirmations())
        .rebaseCount(bounds.rebaseCount());
  }
}
