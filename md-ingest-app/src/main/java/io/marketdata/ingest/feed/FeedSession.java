package io.marketdata.ingest.feed;

import io.marketdata.ingest.normalise.RawMessage;

/**
 * A feed that is running. It is asked for the next message when there is room for it, so a slow log
 * holds back whoever feeds the session: a generator simply waits, a live line stops requesting. For
 * the source's own thread only.
 */
public interface FeedSession extends AutoCloseable {

  /** Value of {@link #nextTime()} where only the wake-up tells. */
  long UNTOLD = Long.MAX_VALUE;

  /**
   * Takes the next message, in the order of due time and number.
   *
   * @param base the time base now; later messages are not given
   * @return whether there was one
   */
  boolean next(long base, RawMessage into);

  /** Time base at which the next message is due; everything before has been given. */
  long nextTime();

  /** Smallest number that the next message can have. */
  long nextNumber();

  @Override
  void close();
}
