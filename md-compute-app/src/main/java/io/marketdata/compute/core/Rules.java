package io.marketdata.compute.core;

import io.marketdata.calendar.SessionClock;
import io.marketdata.instrument.Instrument;
import io.marketdata.price.Scale;
import io.marketdata.wire.sbe.BarPrice;
import org.jspecify.annotations.Nullable;

/**
 * The rules that a trading day of a symbol runs by, with the messages that they came in. The same
 * rules are the same object. What every tick asks for lies in it once more, next to each other.
 */
final class Rules {

  private static final byte[] NOTHING = {};

  private final Instrument instrument;
  private final SessionClock clock;
  private final byte[] definition;
  private final byte[] session;
  private final @Nullable IndicatorKind indicators;
  private final int priceExponent;
  private final int sizeExponent;
  private final long multiplier;
  private final boolean quoted;

  Rules(
      Instrument instrument,
      SessionClock clock,
      byte[] definition,
      byte[] session,
      @Nullable IndicatorKind indicators) {
    this.instrument = instrument;
    this.clock = clock;
    this.definition = definition;
    this.session = session;
    this.indicators = indicators;
    priceExponent = instrument.priceExponent();
    sizeExponent = instrument.sizeExponent();
    multiplier = instrument.multiplier();
    quoted = instrument.barPrice() != BarPrice.LAST;
  }

  /** A number of no meaning that takes a look at what every tick asks for. */
  long warmth() {
    return multiplier + (quoted ? 1 : 0);
  }

  Instrument instrument() {
    return instrument;
  }

  /** Power of ten of its prices. */
  int priceExponent() {
    return priceExponent;
  }

  /** Power of ten of its sizes. */
  int sizeExponent() {
    return sizeExponent;
  }

  /** Whether prices and sizes are in the same units by the other rules. */
  boolean isSameScale(Rules other) {
    return priceExponent == other.priceExponent && sizeExponent == other.sizeExponent;
  }

  /** What a size of one stands for. */
  long multiplier() {
    return multiplier;
  }

  /** The number one in its scale of sizes; one unit where a unit is more. */
  long one() {
    return Scale.pow10(Math.max(0, -sizeExponent));
  }

  /** Whether quotes make its bars, not trades. */
  boolean isQuoted() {
    return quoted;
  }

  /** The clock of its sessions, shared by the symbols of a partition. */
  SessionClock clock() {
    return clock;
  }

  /** The InstrumentDefinition as it came. */
  byte[] definition() {
    return definition;
  }

  /** The SessionTemplate as it came. */
  byte[] session() {
    return session;
  }

  /** Its indicators, null for none. */
  @Nullable IndicatorKind indicators() {
    return indicators;
  }

  /** The IndicatorSet as it came, empty for none. */
  byte[] indicatorSet() {
    return indicators == null ? NOTHING : indicators.definition();
  }
}
