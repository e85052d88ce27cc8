package io.marketdata.compute.ticks;

import java.util.Collection;

/** What a {@link TickSource} tells. Calls may come from any thread. */
public interface TickListener {

  /**
   * Partitions are this process's own, maybe none; no record of them is wanted before {@link
   * TickSource#seek}. Must not block.
   */
  void assigned(Collection<Integer> partitions, Membership membership);

  /**
   * Partitions are about to go to another owner. May wait for their last checkpoint, one second at
   * most; nothing is stored after it returns.
   */
  void revoked(Collection<Integer> partitions);

  /**
   * A record; the receiver answers with {@link TickSource#release} when it is done with it. Must
   * not block.
   */
  void record(TickRecord record);

  /**
   * The end of a partition's log as the broker has just told it; silent as long as the broker does
   * not answer. Must not block.
   */
  void logEnd(int partition, long end);
}
