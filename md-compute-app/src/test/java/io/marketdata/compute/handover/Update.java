package io.marketdata.compute.handover;

/**
 * A record of the log of updates.
 *
 * @param symbol 0 or 1
 * @param seq dense for each symbol
 * @param value a digest of everything that went into it
 */
record Update(int symbol, int seq, int value) {

  @Override
  public String toString() {
    return "symbol " + symbol + " seq " + seq;
  }
}
