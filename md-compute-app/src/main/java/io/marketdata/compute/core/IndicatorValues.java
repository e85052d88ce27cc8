package io.marketdata.compute.core;

import java.util.List;

/** Indicator values of one closed bar, as they were published. */
final class IndicatorValues {

  private final List<String> names;
  private final double[] values;
  private final long start;
  private long mask;

  IndicatorValues(List<String> names, long start) {
    this.names = names;
    this.start = start;
    values = new double[names.size()];
  }

  long start() {
    return start;
  }

  double[] array() {
    return values;
  }

  void mask(long newMask) {
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
