package io.marketdata.calendar;

/** To which minute a stamp at the edge of two belongs. */
public enum Edge {
  /** A minute holds its start and not its end. */
  START,
  /** A minute holds its end and not its start, but a section's first minute holds both. */
  END
}
