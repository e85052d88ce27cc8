package io.marketdata.compute.core;

import java.util.List;

/** Indicator values of one closed bar, as they were published. Used again for later bars. */
final class IndicatorValues {

  private final List<String> names;
  private final double[] values;
  private long start;
  private long mask;

  IndicatorValues(List<String> names) {
    this.names = names;
    values = new double[names.size()];
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

  String name(int i) {
    return names.get(i);
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
