package io.marketdata.compute.view;

/**
 * What the view writer counts. Per partition: records read = applied + outOfPlace + foreign + those
 * that are no frame; malformed also counts single messages that an applied record lost. Called from
 * the writer's threads; implementations are thread-safe.
 */
public interface ViewMetrics {

  /** Counts nothing. */
  ViewMetrics NONE = new ViewMetrics() {};

  /** A record was applied. */
  default void applied(int partition) {}

  /** A record lay before the expected offset, or behind a missing one. */
  default void outOfPlace(int partition) {}

  /** A record could not be read; what it held is missing in the view. */
  default void malformed(int partition) {}

  /** A record of another epoch or kind. */
  default void foreign(int partition) {}

  /** A flush was acknowledged. */
  default void flushed(int partition, long nanos, int symbols, int bytes, int rejected) {}

  /** A flush failed and will be repeated. */
  default void flushFailed(int partition) {}

  /** A stored field could not be read and was set aside, or a field cannot be written. */
  default void corrupt(int partition) {}

  /** State of a partition, about once a second. */
  default void state(int partition, int dirtySymbols, long bytes, long markLag) {}

  /** How old the record was that was applied last, about once a second; 0 where none waits. */
  default void behind(int partition, long millis) {}

  /** Symbols were written at the bounded pace of a writer that is far behind. */
  default void paced(int partition, int symbols) {}

  /** A partition is served, or is not because of an alarm. */
  default void served(int partition, boolean served) {}
}
