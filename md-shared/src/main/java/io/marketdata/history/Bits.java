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
      if (value != 0 && (unit == 0 || value % unit != 0)) {
        unit = commonUnit(unit, Math.abs(value));
        if (unit == 1) {
          return 1;
        }
      }
    }
    return unit;
  }

  private static long commonUnit(long one, long other) {
    long unit = one;
    long rest = other;
    while (rest != 0) {
      long next = unit % rest;
      unit = rest;
      rest = next;
    }
    return unit;
  }

  /** The values as multiples of their unit; the same array where the unit is 1. */
  static long[] inUnits(long[] values, long unit) {
    if (unit == 1) {
      return values;
    }
    long[] multiples = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      multiples[i] = values[i] / unit;
    }
    return multiples;
  }

  /** A new array with the zig-zag of every value. */
  static long[] zigZags(long[] values) {
    long[] numbers = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      numbers[i] = zigZag(values[i]);
    }
    return numbers;
  }
}
