package io.marketdata.gateway.protocol;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Exact percentages of scaled numbers. */
final class Percent {

  private static final long FACTOR = 10_000;
  private static final long SAFE = Long.MAX_VALUE / FACTOR / 4;

  private Percent() {}

  /**
   * {@code part / whole} in hundredths of a per cent, half away from zero.
   *
   * @throws ArithmeticException if whole is 0 or the result does not fit in a long
   */
  static long hundredths(long part, long whole) {
    if (Math.abs(part) > SAFE || Math.abs(whole) > SAFE) {
      return BigDecimal.valueOf(part)
          .multiply(BigDecimal.valueOf(FACTOR))
          .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
          .longValueExact();
    }
    long numerator = Math.abs(part) * FACTOR;
    long denominator = Math.abs(whole);
    long rounded = (2 * numerator + denominator) / (2 * denominator);
    return part < 0 == whole < 0 ? rounded : -rounded;
  }
}
