package io.marketdata.compute.core;

/** Indicator values of one closed bar, as they were published. Used again for later bars. */
final class IndicatorValues {

  private final byte[][] names;
  private final double[] values;
  private long start;
  private long mask;

  IndicatorValues(byte[][] names) {
    this.names = names;
    values = new double[names.length];
  }

  long start() {
    return start;
  }

  double[] array() {
    return values;
  }

  /** Notes whose values the array holds, and which of them are warm. */
  void set(long newStart, long newMask) {
    start = newStart;
    mask = newMask;
  }

  int size() {
    return values.length;
  }

  int warm() {
    return Long.bitCount(mask);
  }

  boolean isWarm(int i) {
    return ((mask >>> i) & 1) != 0;
  }

  double value(int i) {
    return values[i];
  }

  /** A name in UTF-8; not to be changed. */
  byte[] name(int i) {
    return names[i];
  }

  boolean isSame(IndicatorValues other) {
    if (mask != other.mask) {
      return false;
    }
    for (int i = 0; i < values.length; i++) {
      if (isWarm(i) && Double.compare(values[i], other.values[i]) != 0) {
        return false;
      }
    }
    return true;
  }
}
