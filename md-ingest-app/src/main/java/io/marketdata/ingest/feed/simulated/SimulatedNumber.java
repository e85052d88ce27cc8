package io.marketdata.ingest.feed.simulated;

/**
 * Running numbers of the simulated source: UTC day, minute of the day, place in the minute. They
 * ascend like the messages, and a place in the day is found without counting what lies before it.
 */
final class SimulatedNumber {

  /** Most messages of a minute. */
  static final int MAX_PER_MINUTE = 1 << 25;

  private static final int DAY_SHIFT = 36;
  private static final int MINUTE_SHIFT = 25;
  private static final int MINUTE_MASK = (1 << (DAY_SHIFT - MINUTE_SHIFT)) - 1;

  private SimulatedNumber() {}

  static long of(int day, int minute, int index) {
    return (long) day << DAY_SHIFT | (long) minute << MINUTE_SHIFT | index;
  }

  static int day(long number) {
    return (int) (number >>> DAY_SHIFT);
  }

  static int minute(long number) {
    return (int) (number >>> MINUTE_SHIFT) & MINUTE_MASK;
  }

  static int index(long number) {
    return (int) number & (MAX_PER_MINUTE - 1);
  }
}
