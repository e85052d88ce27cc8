package io.marketdata.ingest.normalise;

/** Phase of trading that a snapshot tells. */
public enum TickPhase {
  /** Not told. */
  UNKNOWN,
  /** Before the opening. */
  PRE_OPEN,
  /** Opening auction. */
  OPENING_AUCTION,
  /** Continuous trading. */
  CONTINUOUS,
  /** Pause between two sections. */
  BREAK,
  /** Closing auction. */
  CLOSING_AUCTION,
  /** After hours. */
  AFTER_HOURS,
  /** Closed. */
  CLOSED,
  /** Halted. */
  HALTED
}
