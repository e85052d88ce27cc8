package io.marketdata.history;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far the log of updates is in Redis: everything before {@code offset} of {@code
 * md.updates.<epoch>} is there, and has been for the durability lag. Written {@code epoch:offset},
 * with {@code :generation} where the view was written anew. Ordered by epoch, generation, offset.
 * Immutable.
 *
 * @param epoch at least 1
 * @param offset the next one to read, at least 0
 * @param generation how often the partition was written anew in this epoch; only a mark of the same
 *     one is moved up
 */
public record FlushMark(long epoch, long offset, long generation) implements Comparable<FlushMark> {

  private static final Comparator<FlushMark> ORDER =
      Comparator.comparingLong(FlushMark::epoch)
          .thenComparingLong(FlushMark::generation)
          .thenComparingLong(FlushMark::offset);
  private static final Pattern TEXT = Pattern.compile("(\\d{1,18}):(\\d{1,18})(?::(\\d{1,18}))?");

  /** Checks the bounds. */
  public FlushMark {
    if (epoch < 1 || offset < 0 || generation < 0) {
      throw new IllegalArgumentException("flush mark " + epoch + ":" + offset + ":" + generation);
    }
  }

  /** Of a view that was never written anew. */
  public FlushMark(long epoch, long offset) {
    this(epoch, offset, 0);
  }

  /** The same further on. */
  public FlushMark at(long other) {
    return new FlushMark(epoch, other, generation);
  }

  /** Reads what {@link #toString} wrote; empty where the text is anything else. */
  public static Optional<FlushMark> parse(String text) {
    Matcher found = TEXT.matcher(text);
    if (!found.matches() || Long.parseLong(found.group(1)) < 1) {
      return Optional.empty();
    }
    String generation = found.group(3);
    return Optional.of(
        new FlushMark(
            Long.parseLong(found.group(1)),
            Long.parseLong(found.group(2)),
            generation == null ? 0 : Long.parseLong(generation)));
  }

  @Override
  public int compareTo(FlushMark other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return generation == 0 ? epoch + ":" + offset : epoch + ":" + offset + ":" + generation;
  }
}
