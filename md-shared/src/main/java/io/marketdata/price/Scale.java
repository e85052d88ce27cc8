package io.marketdata.price;

/**
 * Powers of ten and exact changes of scale. A scaled number is a {@code long} in units of {@code
 * 10^exponent}.
 */
public final class Scale {
  /** Smallest and, negated, largest exponent that any scaled number of the platform has. */
  public static final int MIN_EXPONENT = -18;

  private static final long[] POWERS = powers();

  private Scale() {}

  /**
   * Ten to the power of {@code n}.
   *
   * @throws IndexOutOfBoundsException unless 0 &lt;= n &lt;= 18
   */
  public static long pow10(int n) {
    return POWERS[n];
  }

  /** Whether numbers may have this exponent. */
  public static boolean isValid(int exponent) {
    return exponent >= MIN_EXPONENT && exponent <= -MIN_EXPONENT;
  }

  /**
   * The same number in units of {@code 10^to} instead of {@code 10^from}.
   *
   * @throws ArithmeticException if it is no multiple of the new unit, or does not fit in a long
   */
  public static long rescale(long value, int from, int to) {
    if (from == to || value == 0) {
      return value;
    }
    if (from > to) {
      return Math.multiplyExact(value, factor(from - to));
    }
    long factor = factor(to - from);
    if (value % factor != 0) {
      throw new ArithmeticException("not a multiple of 10^" + to);
    }
    return value / factor;
  }

  private static long factor(int power) {
    if (power >= POWERS.length) {
      throw new ArithmeticException("10^" + power + " exceeds 64 bits");
    }
    return POWERS[power];
  }

  private static long[] powers() {
    long[] powers = new long[19];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }
}
