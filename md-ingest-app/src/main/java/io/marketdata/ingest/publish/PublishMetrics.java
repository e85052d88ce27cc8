package io.marketdata.ingest.publish;

/** What one source's way into the log reports. Called from any thread; must not block. */
public interface PublishMetrics {

  /** Counts nothing. */
  PublishMetrics NONE = new PublishMetrics() {};

  /** Bytes of frames that wait or are under way have changed by so many. */
  default void queued(long bytes) {}

  /** A frame has been acknowledged. */
  default void acknowledged(int messages, int bytes) {}

  /** A tick found no room. */
  default void backPressured() {}

  /** A frame failed; the source starts again. */
  default void failed() {}
}
