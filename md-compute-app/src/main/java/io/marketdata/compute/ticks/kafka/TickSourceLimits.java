package io.marketdata.compute.ticks.kafka;

import java.time.Duration;

/**
 * Times and bounds of the receiver.
 *
 * @param records that may be handed out and not yet released, over all partitions
 * @param session after which a silent member's partitions go to others
 * @param heartbeat between two signs of life
 * @param stall after which a receiver with lag and unmet demand is made anew
 * @param ends between two looks at the ends of the log
 * @param retry before a broken receiver is made anew
 */
public record TickSourceLimits(
    int records,
    Duration session,
    Duration heartbeat,
    Duration stall,
    Duration ends,
    Duration retry) {

  /** What the design says: 128 records of at most 256 KB are 32 MB. */
  public static final TickSourceLimits DEFAULT =
      new TickSourceLimits(
          128,
          Duration.ofSeconds(6),
          Duration.ofMillis(250),
          Duration.ofSeconds(10),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1));

  public TickSourceLimits {
    if (records < 1) {
      throw new IllegalArgumentException("md.compute.records-in-hand is at least 1");
    }
  }
}
