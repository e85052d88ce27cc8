package io.marketdata.load.check;

import java.util.Iterator;

/** What a source should have brought, told without the log. */
public interface ExpectedFeed {

  /**
   * Its messages from its very first start on, by ascending number, without those that ingest
   * rejects. May be endless.
   *
   * @param line the constants of the source in the log
   */
  Iterator<FeedTick> ticks(FeedLine line);

  /** Whether its ticks say what they say, or only their numbers. */
  default boolean tellsContent() {
    return true;
  }
}
