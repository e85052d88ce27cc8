package io.marketdata.calendar;

import io.marketdata.wire.sbe.Phase;

/**
 * A section of one trading day in UTC.
 *
 * @param start epoch nanoseconds, inclusive
 * @param end epoch nanoseconds, exclusive
 * @param phase what the market does then
 */
public record Span(long start, long end, Phase phase) {

  /** Whether a stamp lies inside. */
  public boolean contains(long nanos) {
    return nanos >= start && nanos < end;
  }

  /** Whether its minutes are trading minutes. */
  public boolean isTrading() {
    return phase == Phase.CONTINUOUS;
  }
}
