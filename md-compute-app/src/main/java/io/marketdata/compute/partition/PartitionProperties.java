package io.marketdata.compute.partition;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Owning partitions.
 *
 * @param checkpointInterval between two checkpoints of a partition, 100 ms to 30 s
 * @param muteClose silence of a source after which its bars are closed without it, 5 s or more
 */
@ConfigurationProperties("md.compute")
record PartitionProperties(
    @DefaultValue("2s") Duration checkpointInterval, @DefaultValue("60s") Duration muteClose) {

  private static final Duration SHORTEST = Duration.ofMillis(100);

  PartitionProperties {
    if (checkpointInterval.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException("md.compute.checkpoint-interval is at least 100ms");
    }
    if (muteClose.compareTo(MuteRule.SHORTEST_SILENCE) < 0) {
      throw new IllegalArgumentException("md.compute.mute-close is at least 5s");
    }
  }

  OwnerLimits limits() {
    return OwnerLimits.DEFAULT.withCheckpointInterval(checkpointInterval);
  }
}
