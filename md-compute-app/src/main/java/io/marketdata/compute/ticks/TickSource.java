package io.marketdata.compute.ticks;

/**
 * The records of the partitions that this process owns. At most a fixed number of records is handed
 * out and not yet released, over all partitions. Thread-safe.
 */
public interface TickSource extends AutoCloseable {

  /** Joins the group; called once. */
  void start(TickListener listener);

  /**
   * Goes on at an offset, which has to be in the log or its end. Records that were under way come
   * before it takes effect; a partition that is not owned any more is left alone.
   */
  void seek(int partition, long offset);

  /** Says that a record's memory is free again. */
  void release();

  /** Whether more records could be handed out than the log has brought. */
  boolean hasUnmetDemand();

  /** Revokes what is owned and leaves the group. Blocks for a few seconds at most. */
  @Override
  void close();
}
