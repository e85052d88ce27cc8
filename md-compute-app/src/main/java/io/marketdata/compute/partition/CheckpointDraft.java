package io.marketdata.compute.partition;

import io.marketdata.compute.checkpoint.StateEntry;
import java.util.ArrayList;
import java.util.List;

/**
 * A state at a record boundary, serialised and waiting for the updates before it.
 *
 * @param entries what changed
 * @param bytes of keys and values
 * @param nextOffset of the boundary
 * @param barrier of the {@link UpdateWindow} at the boundary
 */
record CheckpointDraft(List<StateEntry> entries, long bytes, long nextOffset, long barrier) {

  static CheckpointDraft take(TickProcessor processor, UpdateWindow window) {
    List<StateEntry> entries = new ArrayList<>();
    long[] bytes = {0};
    processor.changed((key, value) -> {
      entries.add(new StateEntry(key, value));
      bytes[0] += key.length + (value == null ? 0 : value.length);
    });
    return new CheckpointDraft(entries, bytes[0], processor.nextOffset(), window.barrier());
  }
}
