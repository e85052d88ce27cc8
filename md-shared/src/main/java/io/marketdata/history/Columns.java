package io.marketdata.history;

/** What the columns of a chunk expect before a bar's own figures are known. Wraps like longs do. */
final class Columns {
  static final long MAX_FACTOR = 1_000_000_000L;

  private static final long NANOS_OF_DAY = 86_400_000_000_000L;

  private Columns() {}

  static long utcDay(long start) {
    return Math.floorDiv(start, NANOS_OF_DAY);
  }

  /** Turnover expected of one unit of volume: the middle of the four prices, times the factor. */
  static long unitTurnover(long open, long high, long low, long close, long factor) {
    return ((open + high + low + close) >> 2) * factor;
  }

  /** Turnover of one unit of volume where it is known, else what is expected of it. */
  static long average(long turnoverHigh, long turnoverLow, long volume, long expected) {
    boolean known = volume != 0 && turnoverHigh == turnoverLow >> 63;
    return known ? turnoverLow / volume : expected;
  }

  /** 1 where {@code low - other} borrows from the upper half. */
  static long borrow(long low, long other) {
    return Long.compareUnsigned(low, other) < 0 ? 1 : 0;
  }
}
