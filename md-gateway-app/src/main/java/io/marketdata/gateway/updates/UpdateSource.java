package io.marketdata.gateway.updates;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Flow;
import java.util.function.LongConsumer;

/**
 * Updates of the compute core, partition by partition. Every reader sees every record: there is no
 * group and nothing is acknowledged. Thread-safe.
 */
public interface UpdateSource {

  /**
   * The epoch in force and the bounds of all its partitions, by number. Blocks: never call it on an
   * event loop.
   *
   * @throws UpdatesUnreadableException if they cannot be had now
   */
  UpdateLog log();

  /**
   * Reads on from the given offset of each given partition: in order within a partition, no more
   * than was requested, until it is cancelled. An error ends it; the reader then subscribes anew
   * from where it is.
   *
   * @param epoch of the log that the offsets belong to
   * @param starts partition to the first offset wanted
   */
  Flow.Publisher<UpdateRecord> read(long epoch, Map<Integer, Long> starts);

  /**
   * Watches for a higher epoch than the given one.
   *
   * @param raised called at most once, with the epoch in force, by a thread that must not block
   */
  EpochWatch watchEpoch(long epoch, LongConsumer raised);

  /** A watch that goes on until it is closed; closing it may block. */
  interface EpochWatch extends AutoCloseable {

    @Override
    void close();
  }

  /**
   * The log of one epoch.
   *
   * @param epoch number of the epoch in force
   * @param partitions bounds of partition 0, 1, ...
   */
  record UpdateLog(long epoch, List<LogBounds> partitions) {

    public UpdateLog {
      partitions = List.copyOf(partitions);
    }
  }
}
