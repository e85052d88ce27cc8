package io.marketdata.compute.partition;

import io.marketdata.compute.checkpoint.MisfitReason;

/**
 * What the owners of partitions report, in records and frames; the core counts messages. Per
 * partition: received = applied + dropped + waiting. Called from any thread, must not block.
 */
public interface PipelineMetrics {

  /** Counts nothing. */
  PipelineMetrics NONE = new PipelineMetrics() {};

  /** A record came from the log. */
  default void received(int partition) {}

  /** A record was applied. */
  default void applied(int partition) {}

  /** A record was not applied. */
  default void dropped(int partition, DropReason reason) {}

  /** Update frames that wait for their acknowledgement. */
  default void inFlight(int partition, int frames) {}

  /** A checkpoint is stored. */
  default void checkpointed(int partition, long bytes, long nanos) {}

  /** Checkpoints are larger than their limit: an alarm while the interval is longer than usual. */
  default void checkpointInterval(int partition, long millis, boolean alarm) {}

  /** The owner was refused: the partition has another one. */
  default void refused(int partition) {}

  /** The partition is loaded again. */
  default void reloaded(int partition, ReloadReason reason) {}

  /** The partition is loaded and its records are applied. */
  default void serving(int partition, long loadNanos) {}

  /** The partition is not served: an alarm. */
  default void unserved(int partition, MisfitReason reason) {}

  /** The owner has looked at the clock: a sign of life of the core's thread. */
  default void looked(int partition) {}

  /** A close for a mute source was written, or could not be. */
  default void muteClosed(int partition, boolean written) {}

  /** Records between the next one and the end of the log. */
  default void lag(int partition, long records) {}

  /** The partition is not this process's own any more; its gauges go away. */
  default void released(int partition) {}
}
