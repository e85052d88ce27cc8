package io.marketdata.compute.view;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds and rhythm of the view writer.
 *
 * @param enabled whether this process writes the view at all
 * @param threads how many threads share the partitions
 * @param interval shortest time between two writes of a symbol
 * @param crowdedInterval the same above {@code crowded} changed symbols of a partition, and where
 *     the log is further ahead than it
 * @param crowded how many changed symbols make a partition crowded
 * @param durabilityLag time after which what Redis acknowledged counts as durable, at least 3 s
 * @param batchSymbols most symbols written without waiting for an answer
 * @param partitionMemory of a partition above which it is not read on
 * @param recordsAhead most records asked for and not yet applied
 * @param tradeRetention how long a day's trades are kept
 * @param catchUpSymbols most symbols that this process writes in a second while it is far behind
 */
@ConfigurationProperties("md.compute.view")
record ViewProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("1") int threads,
    @DefaultValue("1s") Duration interval,
    @DefaultValue("3s") Duration crowdedInterval,
    @DefaultValue("2000") int crowded,
    @DefaultValue("10s") Duration durabilityLag,
    @DefaultValue("256") int batchSymbols,
    @DefaultValue("32MB") DataSize partitionMemory,
    @DefaultValue("32") int recordsAhead,
    @DefaultValue("7d") Duration tradeRetention,
    @DefaultValue("5000") int catchUpSymbols) {

  ViewProperties {
    if (threads < 1 || threads > 64) {
      throw new IllegalArgumentException("md.compute.view.threads is not 1 to 64: " + threads);
    }
  }

  ViewLimits limits() {
    return new ViewLimits(
        interval,
        crowdedInterval,
        crowded,
        durabilityLag,
        batchSymbols,
        partitionMemory.toBytes(),
        recordsAhead,
        tradeRetention,
        catchUpSymbols);
  }
}
