package io.marketdata.gateway.history;

/** What reading the view costs and where it fails. Implementations are thread-safe. */
public interface HistoryMetrics {

  /** Counts nothing. */
  HistoryMetrics NONE = new HistoryMetrics() {};

  /** A read was answered. */
  default void read(String question, long nanos) {}

  /** A read was not answered, or refused by the circuit breaker. */
  default void failed(String question) {}

  /** A stored field is damaged. */
  default void corrupt() {}
}
