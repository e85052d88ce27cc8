package io.marketdata.compute.bar;

/**
 * A 128-bit signed sum, two's complement. Mutable, not thread-safe, allocates nothing. Callers ask
 * {@link #overflows} first; the sum itself never wraps in silence because of that.
 */
public final class TurnoverSum {

  private long high;
  private long low;

  /** Upper 64 bits. */
  public long high() {
    return high;
  }

  /** Lower 64 bits, unsigned. */
  public long low() {
    return low;
  }

  /** Sets the whole value. */
  public void set(long newHigh, long newLow) {
    high = newHigh;
    low = newLow;
  }

  /** Sets it to another sum's value. */
  public void set(TurnoverSum other) {
    set(other.high, other.low);
  }

  /** Sets it to 0. */
  public void clear() {
    set(0, 0);
  }

  /** Sets it to {@code a * b}, which always fits. */
  public void setProduct(long a, long b) {
    set(Math.multiplyHigh(a, b), a * b);
  }

  /** Adds. */
  public void add(TurnoverSum other) {
    long sum = low + other.low;
    long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
    low = sum;
    high += other.high + carry;
  }

  /** Subtracts. */
  public void subtract(TurnoverSum other) {
    long borrow = Long.compareUnsigned(low, other.low) < 0 ? 1 : 0;
    low -= other.low;
    high -= other.high + borrow;
  }

  /** Whether adding would leave 127 bits. */
  public boolean overflows(TurnoverSum other) {
    long sum = low + other.low;
    long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
    long top = high + other.high + carry;
    return ((high ^ top) & (other.high ^ top)) < 0;
  }

  /** Whether it is below 0. */
  public boolean isNegative() {
    return high < 0;
  }
}
