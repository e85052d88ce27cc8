package io.marketdata.load.clients;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;

/** Numbers, times and days as the protocol writes them. */
final class Decimals {

  private static final long NANOS_PER_MILLI = 1_000_000;

  private Decimals() {}

  /** A scaled number with all its decimals. */
  static String text(long value, int exponent) {
    return text(BigInteger.valueOf(value), exponent);
  }

  /** A scaled number with all its decimals. */
  static String text(BigInteger value, int exponent) {
    return new BigDecimal(value, -exponent).toPlainString();
  }

  /** The signed 128-bit number of two halves. */
  static BigInteger int128(long high, long low) {
    BigInteger lower = new BigInteger(Long.toUnsignedString(low));
    return BigInteger.valueOf(high).shiftLeft(Long.SIZE).add(lower);
  }

  /** A quotient to the nearest integer, half away from zero. */
  static BigInteger divide(BigDecimal part, BigDecimal whole) {
    return part.divide(whole, 0, RoundingMode.HALF_UP).toBigIntegerExact();
  }

  /** Epoch nanoseconds as milliseconds. */
  static long millis(long nanos) {
    return Math.floorDiv(nanos, NANOS_PER_MILLI);
  }

  /** Days since 1970-01-01 as a date. */
  static String day(int epochDay) {
    return LocalDate.ofEpochDay(epochDay).toString();
  }
}
