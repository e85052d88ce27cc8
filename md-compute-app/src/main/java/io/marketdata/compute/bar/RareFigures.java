package io.marketdata.compute.bar;

/**
 * Figures that most bars do not have: they stand apart, as they would cost every bar memory. Kept
 * with a bar that is used again.
 */
final class RareFigures {

  /** Of a bar that has none of them; never changed. */
  static final RareFigures NONE = new RareFigures();

  /** Open interest before it. */
  long interestBefore = BarFigures.NONE;

  /** Volume whose trades set no price. */
  long excluded;

  /** Volume that is known to be missing. */
  long missing;

  void clear() {
    interestBefore = BarFigures.NONE;
    excluded = 0;
    missing = 0;
  }
}
