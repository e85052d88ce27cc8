package io.marketdata.load.check;

import java.util.List;

/** What a fresh core makes of the log. */
public interface FreshUpdates {

  /** Number of partitions. */
  int partitions();

  /** Frames of updates of a partition, from its beginning; may be computed anew at each call. */
  List<byte[]> frames(int partition);
}
