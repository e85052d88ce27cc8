package io.marketdata.price;

/** Long division of 128-bit magnitudes, for {@link Turnover}. */
final class Division {
  private static final int GROUP_DIGITS = 18;
  private static final long GROUP = 1_000_000_000_000_000_000L;

  private Division() {}

  static long average(long high, long low, long volume, int extraDigits) {
    if (volume <= 0) {
      throw new ArithmeticException("no volume to divide by");
    }
    boolean negative = high < 0;
    long upper = negative ? negatedHigh(high, low) : high;
    long lower = negative ? -low : low;
    if (Long.compareUnsigned(upper, volume) >= 0) {
      throw new ArithmeticException("average exceeds 64 bits");
    }
    long quotient = quotient(upper, lower, volume);
    if (quotient < 0) {
      throw new ArithmeticException("average exceeds 64 bits");
    }
    long rest = lower - quotient * volume;
    for (int i = 0; i < extraDigits; i++) {
      long digit = quotient(Math.unsignedMultiplyHigh(rest, 10), rest * 10, volume);
      rest = rest * 10 - digit * volume;
      quotient = Math.addExact(Math.multiplyExact(quotient, 10L), digit);
    }
    if (rest >= volume - rest) {
      quotient = Math.incrementExact(quotient);
    }
    return negative ? -quotient : quotient;
  }

  static StringBuilder appendTo(StringBuilder target, long high, long low, int exponent) {
    if (high == low >> 63) {
      return DecimalText.appendTo(target, low, exponent);
    }
    if (high < 0) {
      target.append('-');
      appendMagnitude(target, negatedHigh(high, low), -low, exponent);
    } else {
      appendMagnitude(target, high, low, exponent);
    }
    return target;
  }

  private static void appendMagnitude(StringBuilder target, long high, long low, int exponent) {
    int from = target.length();
    long upper = Long.divideUnsigned(high, GROUP);
    long middle = quotient(Long.remainderUnsigned(high, GROUP), low, GROUP);
    long last = low - middle * GROUP;
    long first = quotient(upper, middle, GROUP);
    middle -= first * GROUP;
    if (first != 0) {
      target.append(first);
    }
    appendGroup(target, middle, first != 0);
    appendGroup(target, last, true);
    int decimals = -exponent;
    if (decimals > 0) {
      while (target.length() - from <= decimals) {
        target.insert(from, '0');
      }
      target.insert(target.length() - decimals, '.');
    }
    for (int i = 0; i < exponent; i++) {
      target.append('0');
    }
  }

  private static void appendGroup(StringBuilder target, long group, boolean padded) {
    for (int place = GROUP_DIGITS - 1; padded && place > 0 && group < Scale.pow10(place); place--) {
      target.append('0');
    }
    target.append(group);
  }

  /** {@code (high * 2^64 + low) / divisor}, for high &lt; divisor and divisor &gt; 0. */
  private static long quotient(long high, long low, long divisor) {
    if (high == 0) {
      return Long.divideUnsigned(low, divisor);
    }
    long rest = high;
    long quotient = 0;
    for (int bit = 63; bit >= 0; bit--) {
      rest = (rest << 1) | ((low >>> bit) & 1);
      quotient <<= 1;
      if (Long.compareUnsigned(rest, divisor) >= 0) {
        rest -= divisor;
        quotient |= 1;
      }
    }
    return quotient;
  }

  private static long negatedHigh(long high, long low) {
    return ~high + (low == 0 ? 1 : 0);
  }
}
