package io.marketdata.history;

/** Arithmetic of the columns. */
final class Bits {
  /** Most low bits of a column: what six bits can say. */
  static final int MAX_LOW_BITS = 63;

  private Bits() {}

  static long zigZag(long value) {
    return (value << 1) ^ (value >> 63);
  }

  static long unZigZag(long value) {
    return (value >>> 1) ^ -(value & 1);
  }

  /** Largest number that divides all; 0 where all are 0; 1 where one has no magnitude. */
  static long commonUnit(long[] values) {
    long unit = 0;
    for (long value : values) {
      if (value == Long.MIN_VALUE) {
        return 1;
      }
      long other = Math.abs(value);
      while (other != 0) {
        long rest = unit % other;
        unit = other;
        other = rest;
      }
    }
    return unit;
  }

  /** How many low bits to write as they are so that the column is shortest. */
  static int cheapest(long[] numbers) {
    long all = 0;
    for (long number : numbers) {
      all |= number;
    }
    int best = 0;
    long bestCost = Long.MAX_VALUE;
    int longest = Math.min(MAX_LOW_BITS, Long.SIZE - Long.numberOfLeadingZeros(all));
    for (int k = 0; k <= longest; k++) {
      long cost = 0;
      for (long number : numbers) {
        int length = Long.SIZE - Long.numberOfLeadingZeros(number >>> k);
        cost += k + 1 + length + Math.max(0, length - 1);
      }
      if (cost < bestCost) {
        bestCost = cost;
        best = k;
      }
    }
    return best;
  }
}
