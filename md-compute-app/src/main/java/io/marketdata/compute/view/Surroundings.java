package io.marketdata.compute.view;

import java.util.function.LongSupplier;

/**
 * What the partitions of a process share.
 *
 * @param clock monotonic, nanoseconds
 * @param lag time after which what Redis acknowledged is durable, nanoseconds
 * @param changed called when a partition may have become readable again
 */
record Surroundings(
    ViewStore store,
    UpdateStream stream,
    ViewLimits limits,
    ViewMetrics metrics,
    RedisWatch watch,
    LongSupplier clock,
    long lag,
    Runnable changed) {

  long now() {
    return clock.getAsLong();
  }
}
