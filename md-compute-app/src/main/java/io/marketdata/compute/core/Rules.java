package io.marketdata.compute.core;

import io.marketdata.calendar.TradingCalendar;
import io.marketdata.condition.ConditionCursor;
import io.marketdata.instrument.Instrument;
import io.marketdata.instrument.InstrumentRules;
import io.marketdata.price.Scale;
import io.marketdata.wire.sbe.BarPrice;
import io.marketdata.wire.sbe.Edge;
import io.marketdata.wire.sbe.LineKind;
import org.jspecify.annotations.Nullable;

/**
 * The rules that a trading day of a symbol runs by beside its hours, with the messages that they
 * came in. The same rules are the same object. What every tick asks for lies in it once more, next
 * to each other.
 */
final class Rules {

  private static final byte[] NOTHING = {};

  private final Instrument instrument;
  private final byte[] definition;
  private final @Nullable IndicatorKind indicators;
  private final @Nullable TradeConditions conditions;
  private final int priceExponent;
  private final int sizeExponent;
  private final long multiplier;
  private final boolean quoted;
  private final LineKind lines;

  Rules(
      Instrument instrument,
      byte[] definition,
      @Nullable IndicatorKind indicators,
      @Nullable TradeConditions conditions) {
    this.instrument = instrument;
    this.definition = definition;
    this.indicators = indicators;
    this.conditions = conditions;
    priceExponent = instrument.priceExponent();
    sizeExponent = instrument.sizeExponent();
    multiplier = instrument.multiplier();
    quoted = instrument.barPrice() != BarPrice.LAST;
    lines = instrument.rules().lines();
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

  /** To which minute a stamp at the edge of two belongs. */
  Edge edge() {
    return instrument.rules().edge();
  }

  /** Whether a day is one of the first of a listing, without price limits. */
  boolean isFree(int day, TradingCalendar calendar) {
    InstrumentRules told = instrument.rules();
    int before = day;
    for (int i = 0; i < told.freeDays() && told.listed() != InstrumentRules.UNKNOWN_DAY; i++) {
      if (before <= told.listed()) {
        return true;
      }
      before = calendar.previous(before);
    }
    return false;
  }

  /** Which ticks make its bars. */
  LineKind lines() {
    return lines;
  }

  /** What its trades' conditions mean, null where it has no table. */
  @Nullable ConditionCursor conditions() {
    return conditions == null ? null : conditions.cursor();
  }

  /** The ConditionTable as it came, empty for none. */
  byte[] conditionTable() {
    return conditions == null ? NOTHING : conditions.definition();
  }

  /** The InstrumentDefinition as it came. */
  byte[] definition() {
    return definition;
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
