package io.marketdata.compute.handover;

import java.util.Collections;
import java.util.List;

/**
 * How often what may still happen.
 *
 * @param left by the order of {@link Trouble}
 */
record Budget(List<Integer> left) {

  static final Budget NONE =
      new Budget(List.copyOf(Collections.nCopies(Trouble.values().length, 0)));

  boolean allows(Trouble trouble) {
    return left.get(trouble.ordinal()) > 0;
  }

  Budget with(Trouble trouble, int times) {
    return new Budget(Lists.replaced(left, trouble.ordinal(), times));
  }

  Budget less(Trouble trouble) {
    return with(trouble, left.get(trouble.ordinal()) - 1);
  }
}
