package io.marketdata.ingest.feed;

import java.util.Map;
import java.util.Set;

/** All sources of an ingest, for who runs it. Thread-safe. */
public interface FeedControl {

  /**
   * Stops every source with everything it took in the log, its last watermark and the line down.
   * Blocks, for some seconds at most.
   */
  void stopFeeds();

  /** Whether every source has brought all that is due, and the log has it. */
  boolean caughtUp();

  /** Offset behind the newest record that any source of this ingest wrote, by partition. */
  Map<Integer, Long> publishedEnds();

  /** State of each source by its name. */
  Map<String, FeedState> states();

  /** Names of the sources that run and whose line to the venue is down; they come back alone. */
  default Set<String> away() {
    return Set.of();
  }

  /** What the last start of a source failed for, in one line, by its name; of those that did. */
  Map<String, String> reasons();
}
