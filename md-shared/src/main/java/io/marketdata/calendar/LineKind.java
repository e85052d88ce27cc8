package io.marketdata.calendar;

/** Which ticks make the bars of an instrument that has several kinds. */
public enum LineKind {
  /** The first kind of a trading day that brings volume. */
  AUTO,
  /** Trades. */
  TRADES,
  /** Snapshots with cumulative figures. */
  SNAPSHOTS,
  /** Quotes. */
  QUOTES
}
