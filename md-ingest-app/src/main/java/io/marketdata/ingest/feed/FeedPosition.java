package io.marketdata.ingest.feed;

/** Where a session begins. */
public sealed interface FeedPosition {

  /**
   * With the first message behind one that the log has.
   *
   * @param number of that message, whatever became of it
   */
  record Behind(long number) implements FeedPosition {}

  /**
   * With the first message at or after an event time.
   *
   * @param time epoch nanoseconds
   * @param behind numbers begin above it
   */
  record At(long time, long behind) implements FeedPosition {}
}
