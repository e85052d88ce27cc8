package io.marketdata.compute.partition;

import io.marketdata.compute.ticks.TickListener;
import io.marketdata.compute.ticks.TickSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A source that a test drives: it notes the seeks and counts what was released. */
final class MemorySource implements TickSource {

  final List<Long> seeks = new CopyOnWriteArrayList<>();
  volatile @Nullable RuntimeException failure;
  final AtomicInteger released = new AtomicInteger();

  @Override
  public void start(TickListener listener) {}

  @Override
  public void seek(int partition, long offset) {
    RuntimeException broken = failure;
    if (broken != null) {
      throw broken;
    }
    seeks.add(offset);
  }

  @Override
  public void release() {
    released.incrementAndGet();
  }

  @Override
  public boolean hasUnmetDemand() {
    return true;
  }

  @Override
  public void close() {}
}
