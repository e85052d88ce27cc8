package io.marketdata.ingest.feed;

import io.marketdata.ingest.normalise.RejectedTick;

/** Takes rejected messages for people to look at. Never blocks, may drop. */
@FunctionalInterface
public interface RejectSink {

  /** Drops everything. */
  RejectSink NONE = tick -> {};

  /** Takes one. */
  void rejected(RejectedTick tick);
}
