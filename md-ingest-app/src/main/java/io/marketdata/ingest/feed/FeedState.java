package io.marketdata.ingest.feed;

/** Where a supervised source stands. */
public enum FeedState {
  /** It is being started under a term. */
  STARTING,
  /** It brings messages. */
  RUNNING,
  /** It has ended alike in all partitions, and starts again in the next epoch. */
  EPOCH_ENDING,
  /** It failed and waits for its next start. */
  BACKING_OFF,
  /** It was asked to stop and has. */
  STOPPED,
  /** Somebody else has started it. */
  SUPERSEDED,
  /** It must not run as configured. */
  REFUSED,
  /** Its start failed too often in a row, with a log that could be reached. */
  FAILED;

  /** Whether it comes back without anybody's help. */
  public boolean isAlive() {
    return this == STARTING || this == RUNNING || this == EPOCH_ENDING || this == BACKING_OFF;
  }
}
