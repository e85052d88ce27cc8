package io.marketdata.compute.view;

/**
 * Turns looks at Redis into the moment up to which acknowledgements have become durable: at least
 * the lag before the newest look, where only time counts in which looks followed one another. A
 * master that hung, or was cut off, answers again as it was and may be replaced a moment later,
 * without what it took just before. Holds a bounded number of pauses. Not thread-safe; times are of
 * one monotonic clock, in nanoseconds.
 */
final class SeenTime {

  /** From an answer to the next look; the second between looks, and what may delay it. */
  static final long LONGEST_UNSEEN = 2_000_000_000L;

  private static final int PAUSES = 32;

  private final long lag;
  private final long[] begins = new long[PAUSES];
  private final long[] ends = new long[PAUSES];
  private int count;
  private long answeredAt;

  SeenTime(long lag, long now) {
    this.lag = lag;
    this.answeredAt = now;
  }

  /**
   * A look that was begun at {@code at} has been answered by {@code now}: Redis is whole.
   *
   * @return what was acknowledged up to then is durable
   */
  long seen(long at, long now) {
    if (at - answeredAt > LONGEST_UNSEEN) {
      pause(answeredAt, at);
    }
    answeredAt = now;
    long durableAt = at - lag;
    int i = count - 1;
    while (i >= 0 && ends[i] - durableAt > 0) {
      durableAt -= ends[i] - begins[i];
      i--;
    }
    forget(i + 1);
    return durableAt;
  }

  private void pause(long begin, long end) {
    if (count == PAUSES) {
      // the two oldest and what lies between them become one: later than need be, never too early
      begins[1] = begins[0];
      forget(1);
    }
    begins[count] = begin;
    ends[count] = end;
    count++;
  }

  private void forget(int oldest) {
    System.arraycopy(begins, oldest, begins, 0, count - oldest);
    System.arraycopy(ends, oldest, ends, 0, count - oldest);
    count -= oldest;
  }
}
