package io.marketdata.compute.core;

import io.marketdata.calendar.SessionClock;
import io.marketdata.instrument.Instrument;
import io.marketdata.price.Scale;
import io.marketdata.wire.sbe.BarPrice;
import org.jspecify.annotations.Nullable;

/**
 * The rules that a trading day of a symbol runs by, with the messages that they came in. The same
 * rules are the same object.
 */
final class Rules {

  private static final byte[] NOTHING = {};

  private final Instrument instrument;
  private final SessionClock clock;
  private final byte[] definition;
  private final byte[] session;
  private final @Nullable IndicatorKind indicators;

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
  }

  Instrument instrument() {
    return instrument;
  }

  /** The number one in its scale of sizes; one unit where a unit is more. */
  long one() {
    return Scale.pow10(Math.max(0, -instrument.sizeExponent()));
  }

  /** Whether quotes make its bars, not trades. */
  boolean isQuoted() {
    return instrument.barPrice() != BarPrice.LAST;
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
