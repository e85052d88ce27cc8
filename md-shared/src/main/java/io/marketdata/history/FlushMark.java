package io.marketdata.history;

import java.util.Comparator;
import java.util.Optional;

/**
 * How far the log of updates is in Redis: everything before {@code offset} of {@code
 * md.updates.<epoch>} is there, and has been for the durability lag. Written {@code epoch:offset}.
 * Ordered by epoch, then offset. Immutable.
 *
 * @param epoch at least 1
 * @param offset the next one to read, at least 0
 */
public record FlushMark(long epoch, long offset) implements Comparable<FlushMark> {

  private static final Comparator<FlushMark> ORDER =
      Comparator.comparingLong(FlushMark::epoch).thenComparingLong(FlushMark::offset);

  /** Checks the bounds. */
  public FlushMark {
    if (epoch < 1 || offset < 0) {
      throw new IllegalArgumentException("flush mark " + epoch + ":" + offset);
    }
  }

  /** Reads {@code epoch:offset}; empty where the text is anything else. */
  public static Optional<FlushMark> parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 1 || colon > 18 || text.length() - colon - 1 > 18) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new FlushMark(
              Long.parseLong(text.substring(0, colon)), Long.parseLong(text.substring(colon + 1))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public int compareTo(FlushMark other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return epoch + ":" + offset;
  }
}
