package io.marketdata.ingest.feed;

import io.marketdata.ingest.publish.LineConstants;
import io.marketdata.ingest.publish.SourceHistory;
import io.marketdata.instrument.Instrument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A source of a venue's messages. A feed is a description: everything that moves lives in the
 * {@link FeedSession} that it opens.
 */
public interface Feed {

  /** Name of the source in the log; never changes, since numbers and terms are kept under it. */
  String source();

  /** The instruments that this source writes, and no other source. */
  List<Instrument> instruments();

  /**
   * The constants under which the source runs from now on.
   *
   * @param stored those of its last start, or null at the very first one
   * @param floor time that the source has reached in the log, or {@link SourceHistory#NOTHING}; the
   *     time base does not go back behind it
   * @param wall wall time, epoch nanoseconds
   * @throws FeedRefusedException where the stored ones belong to other data
   */
  LineConstants constants(@Nullable LineConstants stored, long floor, long wall);

  /** Whether its line is up from the start on; else the session tells when it is. */
  default boolean startsLive() {
    return true;
  }

  /**
   * Begins to bring messages.
   *
   * @param wakeUp to be run, on any thread, when {@link FeedSession#next} may have something that
   *     {@link FeedSession#nextTime()} did not announce
   */
  FeedSession open(LineConstants constants, FeedPosition position, Runnable wakeUp);
}
