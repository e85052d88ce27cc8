package io.marketdata.compute.view;

/**
 * Offsets of the log, each with how often it is held, and the smallest of them. Takes four bytes
 * for each offset between the smallest and the largest one. Not thread-safe.
 */
final class OffsetCounts {

  private static final int SMALLEST = 64;

  /** More is given back when nothing is held: a debt was long in being paid. */
  private static final int MOST_KEPT = 1 << 16;

  private int[] counts = new int[SMALLEST];
  private long first;
  private long end;
  private int held;

  /** Holds the offset once more. */
  void add(long offset) {
    if (held == 0) {
      first = offset;
      end = offset;
      counts = counts.length > MOST_KEPT ? new int[SMALLEST] : counts;
    }
    ensure(Math.min(first, offset), Math.max(end, offset + 1));
    counts[place(offset)]++;
    held++;
  }

  /** Holds the offset once less; it must be held. */
  void remove(long offset) {
    counts[place(offset)]--;
    held--;
    while (held > 0 && counts[place(first)] == 0) {
      first++;
    }
  }

  /** The smallest offset that is held, {@code otherwise} where none is. */
  long first(long otherwise) {
    return held == 0 ? otherwise : first;
  }

  /** How many are held, each as often as it is. */
  int held() {
    return held;
  }

  private void ensure(long from, long to) {
    if (to - from > counts.length) {
      int[] former = counts;
      counts = new int[Math.toIntExact(Long.highestOneBit(to - from) * 2)];
      for (long offset = first; offset < end; offset++) {
        counts[place(offset)] = former[(int) offset & (former.length - 1)];
      }
    }
    first = from;
    end = to;
  }

  private int place(long offset) {
    return (int) offset & (counts.length - 1);
  }
}
