package io.marketdata.compute.core;

import io.marketdata.price.Turnover;
import io.marketdata.wire.sbe.Int128Decoder;
import io.marketdata.wire.sbe.SnapshotDecoder;

/**
 * Brings the numbers of a frame to the scale of the symbol's rule, exactly. What does not fit is
 * noted, not thrown: ask {@link #isExact()} after reading a message. A flyweight.
 */
final class Scales {

  static final long NONE = SnapshotDecoder.lastNullValue();

  private static final int MAX_SHIFT = 18;

  private int priceShift;
  private int sizeShift;
  private boolean exact;

  /** Begins a message; shifts are the frame's exponent less the rule's. */
  void begin(int newPriceShift, int newSizeShift) {
    priceShift = newPriceShift;
    sizeShift = newSizeShift;
    exact = true;
  }

  boolean isExact() {
    return exact;
  }

  long price(long value) {
    return value == NONE ? NONE : shifted(value, priceShift);
  }

  long size(long value) {
    return value == NONE ? NONE : shifted(value, sizeShift);
  }

  void turnover(Int128Decoder value, Turnover result) {
    result.set(value.high(), value.low());
    int shift = priceShift + sizeShift;
    if (shift == 0) {
      return;
    }
    if (shift < 0 || shift > MAX_SHIFT) {
      exact &= result.signum() == 0;
      return;
    }
    try {
      result.multiply(power(shift));
    } catch (ArithmeticException e) {
      exact = false;
    }
  }

  private long shifted(long value, int shift) {
    if (shift == 0) {
      return value;
    }
    if (shift < -MAX_SHIFT || shift > MAX_SHIFT) {
      exact &= value == 0;
      return value;
    }
    long power = power(Math.abs(shift));
    if (shift < 0) {
      exact &= value % power == 0;
      return value / power;
    }
    long result = value * power;
    exact &= result / power == value && Math.multiplyHigh(value, power) == result >> 63;
    return result;
  }

  static long power(int digits) {
    long power = 1;
    for (int i = 0; i < digits; i++) {
      power *= 10;
    }
    return power;
  }
}
