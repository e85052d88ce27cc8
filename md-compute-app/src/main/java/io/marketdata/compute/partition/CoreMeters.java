package io.marketdata.compute.partition;

import io.marketdata.compute.core.CoreMetrics;

/** Gives each partition's core its metrics. */
@FunctionalInterface
public interface CoreMeters {

  /** The metrics of one partition. */
  CoreMetrics of(int partition);
}
