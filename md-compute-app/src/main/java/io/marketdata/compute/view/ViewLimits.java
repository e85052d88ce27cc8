package io.marketdata.compute.view;

import java.time.Duration;

/**
 * Bounds and rhythm of the view writer.
 *
 * @param interval shortest time between two writes of a symbol
 * @param crowdedInterval the same above {@code crowded} changed symbols of a partition, and where
 *     records are older than it when they are applied
 * @param crowded how many changed symbols make a partition crowded
 * @param durabilityLag time after which what Redis acknowledged counts as durable, at least 3 s
 * @param batchSymbols most symbols written without waiting for an answer
 * @param partitionBytes memory of a partition above which it is not read on
 * @param recordsAhead most records asked for and not yet applied
 * @param tradeRetention how long a day's trades are kept
 * @param catchUpSymbols most symbols that a process writes in a second while it is far behind,
 *     where that is more than twice what they need when it is not
 */
public record ViewLimits(
    Duration interval,
    Duration crowdedInterval,
    int crowded,
    Duration durabilityLag,
    int batchSymbols,
    long partitionBytes,
    int recordsAhead,
    Duration tradeRetention,
    int catchUpSymbols) {

  /** Older records than this mean that the writer is far behind. */
  static final Duration FAR_BEHIND = Duration.ofSeconds(10);

  private static final Duration SHORTEST_LAG = Duration.ofSeconds(3);

  /** Checks the bounds. */
  public ViewLimits {
    if (durabilityLag.compareTo(SHORTEST_LAG) < 0) {
      throw new IllegalArgumentException(
          "durability lag " + durabilityLag + " is shorter than " + SHORTEST_LAG);
    }
    if (interval.isNegative() || crowdedInterval.compareTo(interval) < 0 || crowded < 1) {
      throw new IllegalArgumentException("flush intervals " + interval + ", " + crowdedInterval);
    }
    if (batchSymbols < 1 || partitionBytes < 1 || recordsAhead < 1 || catchUpSymbols < 1) {
      throw new IllegalArgumentException("a bound of the view writer is below 1");
    }
    if (tradeRetention.toSeconds() < 1) {
      throw new IllegalArgumentException("trade retention " + tradeRetention);
    }
  }

  /** What the platform's users get unless they say otherwise. */
  public static ViewLimits standard() {
    return new ViewLimits(
        Duration.ofSeconds(1),
        Duration.ofSeconds(3),
        2_000,
        Duration.ofSeconds(10),
        256,
        32L << 20,
        32,
        Duration.ofDays(7),
        5_000);
  }
}
