package io.marketdata.ingest.feed;

import io.marketdata.ingest.normalise.RawMessage;
import io.marketdata.ingest.normalise.VenueDecoder;
import org.jspecify.annotations.Nullable;

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

  /** Reader of what {@link #next} gives. */
  VenueDecoder decoder();

  /**
   * Time at or before which nothing comes any more, the feed's delay not counted; 0 where it says
   * nothing. A session that tells times of its messages, and not of its time base, counts the
   * message given last as gone only when it is asked for the next one.
   *
   * @param base the time base now
   */
  default long complete(long base) {
    return Math.min(base, nextTime() - 1);
  }

  /** Whether the line to the venue is up; a change is told to the log. */
  default boolean isLive() {
    return true;
  }

  /**
   * What the session has found to be missing, or null; each is given once. Asked for before each
   * message is taken and again when it has been decoded: what a message itself shows to be missing
   * comes before it, so its number lies below that of the message and above all before.
   */
  default @Nullable MissingTicks takeMissing() {
    return null;
  }

  /** Where the message given last stands, for people: file and line; empty without such a place. */
  default String origin() {
    return "";
  }

  @Override
  void close();
}
