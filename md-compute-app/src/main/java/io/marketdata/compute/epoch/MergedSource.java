package io.marketdata.compute.epoch;

import io.marketdata.wire.sbe.LineState;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * One source of a new partition, out of the old partitions that its symbols come from. The source's
 * number is what decides whether a tick is a twin, so where one sends again from behind it every
 * old partition must have the same.
 */
final class MergedSource {

  private MergedSource() {}

  /**
   * Merges what the old partitions say.
   *
   * @param parts of the old partitions that bring symbols of the source; at least one
   * @throws EpochRefusedException where a tick would be lost or counted twice
   */
  static SourceImage of(List<SourceImage> parts) {
    SourceImage newest = newest(parts);
    long least = least(parts, SourceImage::number);
    long most = most(parts, SourceImage::number);
    if (least != most && newest.resends()) {
      throw new EpochRefusedException(
          "source %s has come to number %d in one partition and to %d in another, so what it sends again would be lost or doubled; start its ingest, let it catch up, and run this again"
              .formatted(newest.name(), least, most));
    }
    // what has not come everywhere and is not sent again becomes a gap, which begins at the
    // earliest
    long time = least == most ? most(parts, SourceImage::time) : least(parts, SourceImage::time);
    return merged(newest, parts, most, time);
  }

  /** Of a new partition that no symbol of the source comes to. */
  static SourceImage bystander(List<SourceImage> parts) {
    return merged(
        newest(parts), parts, most(parts, SourceImage::number), most(parts, SourceImage::time));
  }

  private static SourceImage merged(
      SourceImage newest, List<SourceImage> parts, long number, long time) {
    List<SourceImage> seen = parts.stream().filter(SourceImage::lineSeen).toList();
    // symbols of a mute partition are stale: the next line makes them good everywhere
    boolean live =
        !seen.isEmpty()
            && seen.stream().allMatch(SourceImage::isLive)
            && parts.stream().noneMatch(SourceImage::mute);
    SourceImage gap =
        parts.stream().max(Comparator.comparingLong(SourceImage::gapTo)).orElse(newest);
    return new SourceImage(
        newest.name(),
        newest.block(),
        newest.kind(),
        newest.detail(),
        newest.epoch(),
        newest.term(),
        number,
        time,
        live ? LineState.LIVE : LineState.DOWN,
        !seen.isEmpty(),
        newest.resends(),
        most(parts, SourceImage::liveSince),
        gap.gapFrom(),
        gap.gapTo(),
        newest.mute());
  }

  /** The one whose constants count: of those that have seen a line, that of the highest term. */
  private static SourceImage newest(List<SourceImage> parts) {
    return parts.stream()
        .max(Comparator.comparing(SourceImage::lineSeen).thenComparing(SourceImage.BY_TERM))
        .orElseThrow();
  }

  private static long least(List<SourceImage> parts, ToLongFunction<SourceImage> figure) {
    return parts.stream().mapToLong(figure).min().orElseThrow();
  }

  private static long most(List<SourceImage> parts, ToLongFunction<SourceImage> figure) {
    return parts.stream().mapToLong(figure).max().orElseThrow();
  }
}
