package io.marketdata.compute.view;

import java.util.Map;

/** How far the view writer of this process has come. Thread-safe. */
public interface ViewProgress {

  /** Partition to the offset before which everything is in Redis, of the partitions it serves. */
  Map<Integer, Long> written();
}
