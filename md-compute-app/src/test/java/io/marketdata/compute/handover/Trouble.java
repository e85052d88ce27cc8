package io.marketdata.compute.handover;

/** What may befall the platform, a bounded number of times. */
enum Trouble {
  /** A computing process dies. */
  DEATH,
  /** The group moves the partition though nobody died. */
  REBALANCE,
  /** A transaction is aborted. */
  ABORT,
  /** A replica of Redis takes over. */
  FAILOVER,
  /** A second passes. */
  SECOND,
  /** A second ingest of the source starts. */
  DOUBLE_START,
  /** An ingest dies. */
  INGEST_DEATH,
  /** Another view writer takes over. */
  NEW_WRITER
}
