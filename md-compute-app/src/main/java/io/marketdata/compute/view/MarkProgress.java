package io.marketdata.compute.view;

/**
 * Turns "everything before this offset was acknowledged at that time" and "what was acknowledged up
 * to then is durable" into an offset. Holds a bounded number of samples. Not thread-safe; times are
 * of one monotonic clock, in nanoseconds.
 */
final class MarkProgress {

  static final long NONE = -1;
  private static final int SAMPLES = 64;

  private final long lag;
  private final long[] times = new long[SAMPLES];
  private final long[] offsets = new long[SAMPLES];
  private int from;
  private int count;
  private long durable = NONE;

  MarkProgress(long lag) {
    this.lag = lag;
  }

  /** At {@code now} everything before {@code offset} is acknowledged. */
  void acknowledged(long now, long offset) {
    if (count > 0 && offset <= offsets[index(count - 1)]) {
      return;
    }
    if (count > 0 && (now - times[index(count - 1)] < lag / (SAMPLES / 2) || count == SAMPLES)) {
      return;
    }
    times[index(count)] = now;
    offsets[index(count)] = offset;
    count++;
  }

  /** What was acknowledged up to {@code time} is durable. */
  void durableAt(long time) {
    while (count > 0 && time - times[from] >= 0) {
      durable = Math.max(durable, offsets[from]);
      from = (from + 1) % SAMPLES;
      count--;
    }
  }

  /** Redis may have lost what was acknowledged and is not durable yet. */
  void disturbed() {
    count = 0;
  }

  /** The offset before which everything is durable; {@link #NONE} where none is known. */
  long durable() {
    return durable;
  }

  private int index(int i) {
    return (from + i) % SAMPLES;
  }
}
