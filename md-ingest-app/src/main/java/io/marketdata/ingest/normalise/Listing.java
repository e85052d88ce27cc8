package io.marketdata.ingest.normalise;

import java.util.Objects;

/**
 * What ingest has to know of an instrument for each of its ticks.
 *
 * @param symbol canonical, upper case
 * @param priceExponent power of ten of a price, -2 = cents
 * @param sizeExponent power of ten of a size
 * @param partition of the log
 */
public record Listing(String symbol, int priceExponent, int sizeExponent, int partition) {

  static final Listing NONE = new Listing("-", 0, 0, 0);

  /** Checks the ranges that the wire has. */
  public Listing {
    Objects.requireNonNull(symbol, "symbol");
    if (symbol.isEmpty() || partition < 0) {
      throw new IllegalArgumentException("symbol " + symbol + ", partition " + partition);
    }
    if (outside(priceExponent) || outside(sizeExponent)) {
      throw new IllegalArgumentException(symbol + ": exponents are -18 to 9");
    }
  }

  private static boolean outside(int exponent) {
    return exponent < -18 || exponent > 9;
  }
}
