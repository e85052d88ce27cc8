package io.marketdata.kafka;

/**
 * What a sender reports. Per lane: offered = refused + acknowledged + failed + held. Called from
 * any thread, must not block.
 */
public interface SendMetrics {

  /** Counts nothing. */
  SendMetrics NONE = new SendMetrics() {};

  /** A frame was taken into the lane. */
  default void offered(int partition, int bytes) {}

  /** A frame was refused because the lane is full or has ended. */
  default void refused(int partition) {}

  /** A frame is in the log. */
  default void acknowledged(int partition, int bytes, long nanos) {}

  /** A frame was given up, because its own sending failed or one before it did. */
  default void failed(int partition) {}
}
