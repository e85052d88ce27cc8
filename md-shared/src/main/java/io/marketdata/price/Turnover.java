package io.marketdata.price;

/**
 * A signed 128-bit sum of products price x size x multiplier, in units of {@code 10^(price exponent
 * + size exponent)}. Exact: what leaves 128 bits throws {@link ArithmeticException} and leaves the
 * sum as it was. Mutable, allocates nothing, for one thread.
 */
public final class Turnover implements Comparable<Turnover> {
  private long high;
  private long low;

  /** Zero. */
  public Turnover() {}

  /** The number {@code high * 2^64 + low}, {@code low} being unsigned. */
  public Turnover(long high, long low) {
    this.high = high;
    this.low = low;
  }

  /** Upper 64 bits, signed. */
  public long high() {
    return high;
  }

  /** Lower 64 bits, unsigned. */
  public long low() {
    return low;
  }

  /** Becomes {@code high * 2^64 + low}. */
  public Turnover set(long newHigh, long newLow) {
    high = newHigh;
    low = newLow;
    return this;
  }

  /** Becomes a copy of the other. */
  public Turnover set(Turnover other) {
    return set(other.high, other.low);
  }

  /** Becomes zero. */
  public Turnover clear() {
    return set(0, 0);
  }

  /** -1, 0 or 1. */
  public int signum() {
    return high < 0 ? -1 : (high | low) == 0 ? 0 : 1;
  }

  /** Adds {@code a * b}. */
  public Turnover addProduct(long a, long b) {
    return add(Math.multiplyHigh(a, b), a * b);
  }

  /** Adds {@code a * b * multiplier}; the product itself must fit in 128 bits. */
  public Turnover addProduct(long a, long b, long multiplier) {
    if (multiplier == 1) {
      return addProduct(a, b);
    }
    long oldHigh = high;
    long oldLow = low;
    try {
      return set(Math.multiplyHigh(a, b), a * b).multiply(multiplier).add(oldHigh, oldLow);
    } catch (ArithmeticException e) {
      set(oldHigh, oldLow);
      throw e;
    }
  }

  /** Adds a 128-bit number. */
  public Turnover add(long otherHigh, long otherLow) {
    long sumLow = low + otherLow;
    long carry = Long.compareUnsigned(sumLow, low) < 0 ? 1 : 0;
    long sumHigh = high + otherHigh + carry;
    if (((high ^ sumHigh) & (otherHigh ^ sumHigh)) < 0) {
      throw overflow();
    }
    return set(sumHigh, sumLow);
  }

  /** Adds another sum. */
  public Turnover add(Turnover other) {
    return add(other.high, other.low);
  }

  /** Subtracts a 128-bit number. */
  public Turnover subtract(long otherHigh, long otherLow) {
    long differenceLow = low - otherLow;
    long borrow = Long.compareUnsigned(low, otherLow) < 0 ? 1 : 0;
    long differenceHigh = high - otherHigh - borrow;
    if (((high ^ otherHigh) & (high ^ differenceHigh)) < 0) {
      throw overflow();
    }
    return set(differenceHigh, differenceLow);
  }

  /** Subtracts another sum. */
  public Turnover subtract(Turnover other) {
    return subtract(other.high, other.low);
  }

  /** Multiplies by a contract multiplier, or by a power of ten. */
  public Turnover multiply(long factor) {
    long productLow = low * factor;
    long carry = Math.unsignedMultiplyHigh(low, factor) - (factor < 0 ? low : 0);
    long upperLow = high * factor;
    long upperHigh = Math.multiplyHigh(high, factor);
    long productHigh = upperLow + carry;
    long excess = upperHigh + (carry < 0 ? -1 : 0);
    excess += Long.compareUnsigned(productHigh, upperLow) < 0 ? 1 : 0;
    if (excess != productHigh >> 63) {
      throw overflow();
    }
    return set(productHigh, productLow);
  }

  /**
   * {@code this * 10^extraDigits / volume}, rounded once, half away from zero: the average price in
   * units of {@code 10^(price exponent - extraDigits)} where the turnover has been divided by the
   * contract multiplier by multiplying it into {@code volume}.
   *
   * @throws ArithmeticException if volume is not positive or the result does not fit in a long
   */
  public long divide(long volume, int extraDigits) {
    return Division.average(high, low, volume, extraDigits);
  }

  /** Appends the canonical decimal text, see {@link DecimalText}. */
  public StringBuilder appendTo(StringBuilder target, int exponent) {
    return Division.appendTo(target, high, low, exponent);
  }

  /** The canonical decimal text. */
  public String toText(int exponent) {
    return appendTo(new StringBuilder(DecimalText.MAX_LENGTH), exponent).toString();
  }

  @Override
  public int compareTo(Turnover other) {
    int byHigh = Long.compare(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Turnover that && high == that.high && low == that.low;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(high * 31 + low);
  }

  @Override
  public String toString() {
    return toText(0);
  }

  private static ArithmeticException overflow() {
    return new ArithmeticException("turnover exceeds 128 bits");
  }
}
