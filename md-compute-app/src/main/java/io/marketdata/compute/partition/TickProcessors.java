package io.marketdata.compute.partition;

/** Makes the core of a partition. */
@FunctionalInterface
public interface TickProcessors {

  /** A core without any state. */
  TickProcessor create(int partition);
}
