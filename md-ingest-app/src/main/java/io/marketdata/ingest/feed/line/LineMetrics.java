package io.marketdata.ingest.feed.line;

/** How a source's line does. Called from the source's thread. */
public interface LineMetrics {

  /** Counts nothing. */
  LineMetrics NONE = new LineMetrics() {};

  /** Whether everything comes. */
  default void live(boolean live) {}

  /** A connection is tried. */
  default void attempt() {}

  /** Trades that the venue's ids say are missing, of a line that stood. */
  default void missed(long trades) {}

  /** What waits in the buffer, bytes. */
  default void waiting(long bytes) {}

  /** The buffer was full, and a connection has stopped reading. */
  default void full() {}
}
