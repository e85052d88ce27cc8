package io.marketdata.ingest.feed;

import io.marketdata.ingest.normalise.RejectionReason;

/**
 * What became of a source's messages: decoded = rejected + duplicate + merged + shed + published.
 * Called from the source's thread.
 */
public interface FeedMetrics {

  /** Counts nothing. */
  FeedMetrics NONE = new FeedMetrics() {};

  /** A message was taken from the feed. */
  default void decoded() {}

  /** It was no tick. */
  default void rejected(RejectionReason reason) {}

  /** A rejected message was not kept for people to look at: too many of them. */
  default void rejectDropped() {}

  /** Cells of it held a placeholder, such as N/A, and were taken for absent. */
  default void placeholders(int cells) {}

  /** Conditions of it were no code, or more than there is room for. */
  default void oddConditions(int codes) {}

  /** Its partition has it already, or the venue brought it twice. */
  default void duplicate() {}

  /** Ticks were replaced by newer ones before they left. */
  default void merged(long ticks) {}

  /** Ticks were dropped by an overload policy. */
  default void shed(long ticks) {}

  /** It was handed over to the log. */
  default void published() {}

  /** How far the source is behind its time base, nanoseconds. */
  default void lag(long nanos) {}

  /** The source has started, under a term. */
  default void started(long term) {}

  /** The source has to start again. */
  default void restarted() {}

  /** Somebody else has started the source: this one stays down. */
  default void superseded() {}

  /** The source has left something out. */
  default void gap() {}
}
