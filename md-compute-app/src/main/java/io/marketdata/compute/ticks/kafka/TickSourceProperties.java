package io.marketdata.compute.ticks.kafka;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Reading the log.
 *
 * @param recordsInHand records handed out and not yet applied, over all partitions
 * @param sessionTimeout after which a silent process loses its partitions
 * @param heartbeat between two signs of life
 * @param stall after which a receiver with lag and unmet demand is made anew
 */
@ConfigurationProperties("md.compute.ticks")
record TickSourceProperties(
    @DefaultValue("128") int recordsInHand,
    @DefaultValue("6s") Duration sessionTimeout,
    @DefaultValue("250ms") Duration heartbeat,
    @DefaultValue("10s") Duration stall) {

  TickSourceProperties {
    if (heartbeat.multipliedBy(3).compareTo(sessionTimeout) > 0) {
      throw new IllegalArgumentException(
          "md.compute.ticks.session-timeout is at least three heartbeats");
    }
  }

  TickSourceLimits limits() {
    TickSourceLimits base = TickSourceLimits.DEFAULT;
    return new TickSourceLimits(
        recordsInHand, sessionTimeout, heartbeat, stall, base.ends(), base.retry());
  }
}
