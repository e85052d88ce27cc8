package io.marketdata.history;

/** What the columns of a chunk expect before a bar's own figures are known. Wraps at 128 bits. */
final class Columns {
  static final long MAX_FACTOR = 1_000_000_000L;

  private static final long NANOS_OF_DAY = 86_400_000_000_000L;

  private Columns() {}

  static long utcDay(long start) {
    return Math.floorDiv(start, NANOS_OF_DAY);
  }

  /** Upper half of {@code volume * close * factor}. */
  static long expectedHigh(long volume, long close, long factor) {
    long low = volume * close;
    return Math.multiplyHigh(volume, close) * factor + Math.unsignedMultiplyHigh(low, factor);
  }

  /** Lower half of it. */
  static long expectedLow(long volume, long close, long factor) {
    return volume * close * factor;
  }

  /** 1 where {@code low - other} borrows from the upper half. */
  static long borrow(long low, long other) {
    return Long.compareUnsigned(low, other) < 0 ? 1 : 0;
  }
}
