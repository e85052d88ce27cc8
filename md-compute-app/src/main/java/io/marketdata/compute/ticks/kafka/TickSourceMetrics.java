package io.marketdata.compute.ticks.kafka;

/** What the source reports about its receivers. Called from any thread, must not block. */
public interface TickSourceMetrics {

  /** Counts nothing. */
  TickSourceMetrics NONE = new TickSourceMetrics() {};

  /** A receiver ended with an error and is replaced. */
  default void receiverFailed() {}

  /** A receiver got stuck and is replaced: an alarm where it happens again and again. */
  default void receiverStuck() {}
}
