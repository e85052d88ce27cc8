package io.marketdata.load.faults.agent;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** The units of flushes that have begun, without the first one of each. Thread-safe. */
final class FlushUnits {

  private static final int MOST = 100_000;

  private final Set<Object> later = Collections.newSetFromMap(new IdentityHashMap<>());

  /** A flush of these units begins. */
  synchronized void begin(List<?> units) {
    // flushes that were given up leave theirs behind
    if (later.size() + units.size() > MOST) {
      later.clear();
    }
    units.stream().skip(1).forEach(later::add);
  }

  /** Whether another unit of its flush was written before; true once for each unit. */
  synchronized boolean isBehindAnother(Object unit) {
    return later.remove(unit);
  }
}
