package io.marketdata.compute.partition;

import io.marketdata.compute.checkpoint.StateEntry;
import io.marketdata.compute.checkpoint.StateSink;
import io.marketdata.compute.core.OwnerClose;
import java.util.List;

/**
 * The core as its owner sees it: a function of the log. Used by one thread at a time. Any exception
 * of {@link #apply} stops the partition with an alarm, since the next attempt would meet the same
 * record.
 */
public interface TickProcessor {

  /** Goes on from stored parts; called at most once, before anything else. */
  void load(Iterable<StateEntry> entries);

  /**
   * Applies the record at {@link #nextOffset}.
   *
   * @return the update frames that it brought about, in their order
   */
  List<byte[]> apply(long offset, long appendTimeMillis, byte[] record);

  /** The offset of the record that is applied next. */
  long nextOffset();

  /**
   * What could be closed at a wall time for sources that are mute; nothing is changed.
   *
   * @param wall epoch nanoseconds
   */
  default List<OwnerClose> overdue(long wall) {
    return List.of();
  }

  /** Hands out what changed since the last confirmed call, the partition record among it. */
  void changed(StateSink sink);

  /** What was handed out last is stored. */
  void confirmed();
}
