package io.marketdata.ingest.normalise;

/** Powers of ten, and what they can carry. */
final class DecimalScale {

  static final int MAX = 18;

  private static final long[] POWERS = powers();

  private DecimalScale() {}

  /** 10^power for 0 to {@link #MAX}. */
  static long power(int power) {
    return POWERS[power];
  }

  /** Whether {@code value * 10^power} fits a long. */
  static boolean fits(long value, int power) {
    if (value == 0) {
      return true;
    }
    if (power > MAX || value == Long.MIN_VALUE) {
      return false;
    }
    return Math.abs(value) <= Long.MAX_VALUE / POWERS[power];
  }

  private static long[] powers() {
    long[] powers = new long[MAX + 1];
    powers[0] = 1;
    for (int i = 1; i <= MAX; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }
}
