package io.marketdata.compute.checkpoint;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One owner's hold on the stored state of one partition. Every method but {@link #abandon} blocks
 * and is called by one thread at a time.
 */
public interface CheckpointSession extends AutoCloseable {

  /** Where the partition's log and the group's offset stand. */
  StoredPosition position();

  /** Every stored part, newest values only, without the vanished ones. */
  List<StateEntry> entries();

  /** The record at an offset of the log, null where the log does not hold it. */
  @Nullable LoggedTick tick(long offset);

  /**
   * Stores changed parts and the next offset, both or neither. Returns when it is known to be
   * stored.
   *
   * @return the store's revision: as long as {@link StoredPosition#revision} is the same, nobody
   *     has stored anything since
   * @throws RefusedException where the partition has another owner
   * @throws CheckpointFailedException where it is not stored, or it is not known whether it is
   */
  long commit(List<StateEntry> changes, long nextOffset);

  /** Ends a commit that is being waited for; its outcome stays unknown. Any thread, no waiting. */
  void abandon();

  @Override
  void close();
}
