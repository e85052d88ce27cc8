package io.marketdata.ingest.normalise;

/** What a tick tells. */
public enum TickKind {
  /** One trade: price, size, maybe the venue's id and the aggressor. */
  TRADE,
  /** Figures of the trading day so far, cumulative, with some levels of the book. */
  SNAPSHOT,
  /** Best bid and ask. */
  QUOTE,
  /** Some levels of the book, all of them at once. */
  DEPTH
}
