package io.marketdata.compute.partition;

import io.marketdata.compute.checkpoint.StateEntry;
import io.marketdata.compute.checkpoint.StateSink;
import io.marketdata.compute.core.OwnerClose;
import io.marketdata.compute.core.PartitionCore;
import java.util.List;

/** The market data core behind the owner's view of it. */
final class CoreProcessor implements TickProcessor {

  private final PartitionCore core;

  CoreProcessor(PartitionCore core) {
    this.core = core;
  }

  @Override
  public void load(Iterable<StateEntry> entries) {
    core.load(entries);
  }

  @Override
  public List<byte[]> apply(long offset, long appendTimeMillis, byte[] record) {
    return core.apply(offset, appendTimeMillis, record);
  }

  @Override
  public long nextOffset() {
    return core.nextOffset();
  }

  @Override
  public List<OwnerClose> overdue(long wall) {
    return core.overdue(wall);
  }

  @Override
  public void changed(StateSink sink) {
    core.changed(sink);
  }

  @Override
  public void confirmed() {
    core.confirmed();
  }
}
