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

  /** How many low bits to write as they are so that the numbers are short. */
  static int cheapest(long[] numbers) {
    int best = 0;
    long bestCost = cost(numbers, 0);
    for (int k = 1; k <= MAX_LOW_BITS; k++) {
      long cost = cost(numbers, k);
      if (cost >= bestCost && k > best + 1) {
        break;
      }
      if (cost < bestCost) {
        bestCost = cost;
        best = k;
      }
    }
    return best;
  }

  /** Bits of all numbers with k low bits as they are. */
  static long cost(long[] numbers, int k) {
    long cost = (k + 1L) * numbers.length;
    for (long number : numbers) {
      int length = Long.SIZE - Long.numberOfLeadingZeros(number >>> k);
      cost += length + Math.max(0, length - 1);
    }
    return cost;
  }
}
