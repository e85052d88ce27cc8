package io.marketdata.ingest.feed.replay;

/**
 * Where each row of each loop lies in time: a function of the rows and the shift alone. Loop 0
 * begins with the shifted first row; the next loop at the first full minute behind the last row. A
 * row's number is {@code loop * rows + row + 1}.
 */
final class ReplayTimeline {

  static final long MINUTE = 60_000_000_000L;

  private final ReplayRows rows;
  private final long shift;
  private final long period;

  ReplayTimeline(ReplayRows rows, long shift) {
    this.rows = rows;
    this.shift = shift;
    period = period(rows);
  }

  /** The whole minutes that bring the first row's minute to the minute of {@code start}. */
  static long shiftTo(ReplayRows rows, long start) {
    return floorMinute(start) - floorMinute(rows.time(0));
  }

  int row(long number) {
    return (int) ((number - 1) % rows.count());
  }

  long time(long number) {
    long loop = (number - 1) / rows.count();
    return rows.time(row(number)) + shift + loop * period;
  }

  /** Number of the first row at or after a time. */
  long firstAt(long time) {
    long recorded = time - shift - floorMinute(rows.time(0));
    long loop = Math.max(0, Math.floorDiv(recorded, period));
    long low = loop * rows.count() + 1;
    long high = low + rows.count();
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (time(middle) < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static long period(ReplayRows rows) {
    long last = rows.time(rows.count() - 1) - floorMinute(rows.time(0));
    return floorMinute(last) + MINUTE;
  }

  private static long floorMinute(long nanos) {
    return nanos - Math.floorMod(nanos, MINUTE);
  }
}
