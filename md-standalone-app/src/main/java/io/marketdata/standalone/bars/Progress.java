package io.marketdata.standalone.bars;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Tells how far a run has come: on a terminal one line that is written over, about four times a
 * second, elsewhere a line about every five seconds. Single thread.
 */
final class Progress {

  /** After so many rows the caller asks {@link #at} again. */
  static final int ROWS = 1 << 16;

  private static final long NANOS = 1_000_000_000L;
  private static final long ON_TERMINAL = NANOS / 4;
  private static final long ELSEWHERE = 5 * NANOS;

  private final PrintStream err;
  private final boolean terminal;
  private final LongSupplier nanoTime;
  private final long begun;
  private long told;
  private int width;

  /**
   * Begins now.
   *
   * @param terminal whether a line can be written over
   * @param nanoTime a clock without an origin, nanoseconds
   */
  Progress(PrintStream err, boolean terminal, LongSupplier nanoTime) {
    this.err = err;
    this.terminal = terminal;
    this.nanoTime = nanoTime;
    begun = nanoTime.getAsLong();
    told = begun;
  }

  /** Tells it if it is time to. */
  void at(long rows, long bytesRead, long bytesTotal) {
    long now = nanoTime.getAsLong();
    if (now - told < (terminal ? ON_TERMINAL : ELSEWHERE)) {
      return;
    }
    told = now;
    String percent = bytesTotal > 0 ? bytesRead * 100 / bytesTotal + " %, " : "";
    write(
        String.format(
            Locale.ROOT, "%s%,d rows, %,d rows/s", percent, rows, perSecond(rows, now - begun)));
  }

  private void write(String line) {
    if (terminal) {
      err.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
      width = line.length();
    } else {
      err.println(line);
    }
    err.flush();
  }

  /** Takes the line away that was written over. */
  void end() {
    if (width > 0) {
      err.print("\r" + " ".repeat(width) + "\r");
      err.flush();
      width = 0;
    }
  }

  /** Nanoseconds since it began. */
  long elapsed() {
    return nanoTime.getAsLong() - begun;
  }

  /** How many a second. */
  static long perSecond(long count, long nanos) {
    return nanos <= 0 ? 0 : Math.round(count * (double) NANOS / nanos);
  }
}
