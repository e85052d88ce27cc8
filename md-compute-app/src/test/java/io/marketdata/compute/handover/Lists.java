package io.marketdata.compute.handover;

import java.util.ArrayList;
import java.util.List;

/** Changed copies of immutable lists. */
final class Lists {

  private Lists() {}

  static <T> List<T> added(List<T> list, T element) {
    List<T> copy = new ArrayList<>(list);
    copy.add(element);
    return List.copyOf(copy);
  }

  static <T> List<T> replaced(List<T> list, int index, T element) {
    List<T> copy = new ArrayList<>(list);
    copy.set(index, element);
    return List.copyOf(copy);
  }

  static <T> List<T> without(List<T> list, int index) {
    List<T> copy = new ArrayList<>(list);
    copy.remove(index);
    return List.copyOf(copy);
  }
}
