package io.marketdata.ingest.normalise;

/** Aggressor of a trade, where the venue tells it. */
public enum TickSide {
  /** Not told. */
  UNKNOWN,
  /** The buyer came to the ask. */
  BUY,
  /** The seller came to the bid. */
  SELL
}
