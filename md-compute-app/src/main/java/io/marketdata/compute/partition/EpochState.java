package io.marketdata.compute.partition;

/** Whether the epoch that is served goes on. Thread-safe. */
@FunctionalInterface
public interface EpochState {

  /** Whether its end has been announced, and neither come nor been taken back. */
  boolean isEnding();
}
