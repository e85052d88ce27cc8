package io.marketdata.gateway.hub;

import io.marketdata.wire.MalformedFrameException;

/**
 * Counters of the way from the log to the clients. For each client and stream: messages rendered
 * and handed over = sent + merged + dropped + still queued. Thread-safe.
 */
public interface FanoutMetrics {

  /** Counts nothing. */
  FanoutMetrics NONE = new FanoutMetrics() {};

  /** A record of the log was taken in. */
  default void record(int messages) {}

  /** An update that the cache already held was left out. */
  default void repeated() {}

  /** A record could not be read. */
  default void malformed(MalformedFrameException.Reason reason) {}

  /** A record ended in an error of ours. */
  default void failed() {}

  /** A message was rendered. */
  default void rendered(int bytes) {}

  /** A message went to a client's socket. */
  default void sent(int bytes) {}

  /** A queued state was replaced by a newer one. */
  default void merged() {}

  /** A message was dropped because a client's queue is full. */
  default void dropped() {}

  /** A gap message was queued. */
  default void gap() {}

  /** Bytes queued changed by that much. */
  default void queued(long bytes) {}

  /** A client came, by that transport. */
  default void opened(String transport) {}

  /** A client of that transport went. */
  default void closed(String transport, String reason) {}

  /** A request was answered with an error. */
  default void refused(String error) {}
}
