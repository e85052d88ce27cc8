package io.marketdata.ingest.feed;

import io.marketdata.ingest.normalise.RejectedTick;

/** Takes rejected messages for people to look at. Never blocks. */
@FunctionalInterface
public interface RejectSink {

  /** Drops everything. */
  RejectSink NONE = tick -> true;

  /** Takes one; false where there is no room for it and it is dropped. */
  boolean offer(RejectedTick tick);
}
