package io.marketdata.ingest.publish;

/**
 * What a source needs to go on as it began, and readers to judge its times; kept in the log.
 *
 * @param kind of the feed, such as {@code replay}
 * @param wallBased whether its time base is the wall clock
 * @param resends whether it can bring again what it brought
 * @param timePerSymbol whether each symbol's own ticks are its time, so that ticks need not be in
 *     order over the symbols
 * @param anchorEvent event time at the anchor of the time base, epoch nanoseconds
 * @param anchorWall wall time at that anchor, epoch nanoseconds
 * @param speedMilli 1,000 times the speed of the time base, at least 1
 * @param delay nanoseconds that its events are behind its time base
 * @param maxAhead nanoseconds that a stamp may lie ahead of its arrival
 * @param start event time of the very first start, epoch nanoseconds
 * @param shift nanoseconds added to recorded times
 * @param seed of generated data
 * @param detail what else the kind has to know again
 */
public record LineConstants(
    String kind,
    boolean wallBased,
    boolean resends,
    boolean timePerSymbol,
    long anchorEvent,
    long anchorWall,
    long speedMilli,
    long delay,
    long maxAhead,
    long start,
    long shift,
    long seed,
    String detail) {

  private static final long SECOND = 1_000_000_000L;

  /** Checks what would make a clock impossible. */
  public LineConstants {
    if (speedMilli < 1 || delay < 0 || maxAhead < 0) {
      throw new IllegalArgumentException(
          "speed " + speedMilli + " delay " + delay + " maxAhead " + maxAhead);
    }
  }

  /** The time base at a wall time, epoch nanoseconds. */
  public long baseAt(long wall) {
    long seconds = Math.floorDiv(wall - anchorWall, SECOND);
    long rest = Math.floorMod(wall - anchorWall, SECOND);
    return anchorEvent + seconds * speedMilli * 1_000_000L + rest * speedMilli / 1000;
  }

  /** The same source with its time base anchored anew. */
  public LineConstants anchored(long event, long wall, long milli) {
    return new LineConstants(
        kind,
        wallBased,
        resends,
        timePerSymbol,
        event,
        wall,
        milli,
        delay,
        maxAhead,
        start,
        shift,
        seed,
        detail);
  }

  /** The same constants under the kind and with the particulars given. */
  public LineConstants named(String otherKind, String otherDetail) {
    return new LineConstants(
        otherKind,
        wallBased,
        resends,
        timePerSymbol,
        anchorEvent,
        anchorWall,
        speedMilli,
        delay,
        maxAhead,
        start,
        shift,
        seed,
        otherDetail);
  }
}
