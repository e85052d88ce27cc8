package io.marketdata.compute.partition;

import io.marketdata.compute.ticks.OwnerCloses;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * When owners close the bars of sources that are mute.
 *
 * @param silence after which a source is mute; more than twice the longest time between two
 *     watermarks of a live one
 * @param closes where closes go
 * @param wall epoch nanoseconds
 * @param suspended whether nothing is to be closed now, as while an epoch ends
 */
public record MuteRule(
    Duration silence, OwnerCloses closes, LongSupplier wall, BooleanSupplier suspended) {

  /** Below it a source that is only slow would be taken for mute. */
  public static final Duration SHORTEST_SILENCE = Duration.ofSeconds(5);

  public MuteRule {
    if (silence.compareTo(SHORTEST_SILENCE) < 0) {
      throw new IllegalArgumentException("md.compute.mute-close is at least 5s");
    }
  }
}
