package io.marketdata.ingest.feed.simulated;

/** How a market tells what happens. */
enum QuoteStyle {
  /** Cumulative snapshot with five levels, the whole market every 3 s. */
  BOOK,
  /** Cumulative snapshot with one level, at most twice a second. */
  BOARD,
  /** Trades and best quotes. */
  TICK,
  /** Best quotes only. */
  QUOTE;

  boolean isSnapshot() {
    return this == BOOK || this == BOARD;
  }
}
