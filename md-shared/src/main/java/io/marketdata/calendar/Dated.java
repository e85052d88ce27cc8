package io.marketdata.calendar;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Values that hold from a day on until the next one's. Immutable. */
final class Dated<T> {
  /** Stands for 'since ever'. */
  static final int EVER = Integer.MIN_VALUE;

  private final int[] days;
  private final List<T> values;

  /** By the day from which each holds; at least one. */
  Dated(Map<Integer, T> byDay) {
    TreeMap<Integer, T> sorted = new TreeMap<>(byDay);
    days = sorted.keySet().stream().mapToInt(Integer::intValue).toArray();
    values = List.copyOf(new ArrayList<>(sorted.values()));
  }

  /** What holds on a day, null before the first one. */
  @Nullable T at(int day) {
    int index = index(day);
    return index < 0 ? null : values.get(index);
  }

  /** What holds on a day; before the first one it holds too. */
  T atOrFirst(int day) {
    return values.get(Math.max(0, index(day)));
  }

  int size() {
    return days.length;
  }

  /** The day from which the n-th value holds. */
  int from(int n) {
    return days[n];
  }

  T value(int n) {
    return values.get(n);
  }

  Collection<T> all() {
    return values;
  }

  private int index(int day) {
    int index = days.length - 1;
    while (index >= 0 && days[index] > day) {
      index--;
    }
    return index;
  }
}
