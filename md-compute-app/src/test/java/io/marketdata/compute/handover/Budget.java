package io.marketdata.compute.handover;

import java.util.EnumMap;
import java.util.Map;

/**
 * How often what may still happen.
 *
 * @param left what may, with how often
 */
record Budget(Map<Trouble, Integer> left) {

  static final Budget NONE = new Budget(Map.of());

  boolean allows(Trouble trouble) {
    return left.getOrDefault(trouble, 0) > 0;
  }

  Budget with(Trouble trouble, int times) {
    Map<Trouble, Integer> next = new EnumMap<>(Trouble.class);
    next.putAll(left);
    next.put(trouble, times);
    return new Budget(Map.copyOf(next));
  }

  Budget less(Trouble trouble) {
    return with(trouble, left.getOrDefault(trouble, 0) - 1);
  }
}
