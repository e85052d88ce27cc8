package io.marketdata.compute.partition;

import java.util.Map;

/** How far the partitions that this process owns are stored. Thread-safe, does not block. */
public interface ComputeProgress {

  /** Next offset of the newest stored checkpoint, by partition that is served. */
  Map<Integer, Long> checkpointed();

  /** Whether every assigned partition is loaded or has an alarm. */
  boolean isLoaded();

  /**
   * Whether everything up to these ends of the log is applied, published and stored.
   *
   * @param ends end offset of the log by partition
   */
  default boolean isDrained(Map<Integer, Long> ends) {
    Map<Integer, Long> stored = checkpointed();
    return ends.entrySet().stream()
        .allMatch(end -> stored.getOrDefault(end.getKey(), -1L) >= end.getValue());
  }
}
