package io.marketdata.compute.epoch;

import io.marketdata.history.FlushMark;
import java.util.Optional;

/** How far the view is, partition by partition. Blocks. */
public interface FlushMarks extends AutoCloseable {

  /** A partition's mark. */
  Optional<FlushMark> mark(int partition);

  /** Writes the mark of a partition that has none. */
  void first(int partition, FlushMark mark);

  @Override
  void close();
}
