package io.marketdata.compute.partition;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Owning partitions.
 *
 * @param checkpointInterval between two checkpoints of a partition, 100 ms to 30 s
 */
@ConfigurationProperties("md.compute")
record PartitionProperties(@DefaultValue("2s") Duration checkpointInterval) {

  private static final Duration SHORTEST = Duration.ofMillis(100);

  PartitionProperties {
    if (checkpointInterval.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException("md.compute.checkpoint-interval is at least 100ms");
    }
  }

  OwnerLimits limits() {
    return OwnerLimits.DEFAULT.withCheckpointInterval(checkpointInterval);
  }
}
