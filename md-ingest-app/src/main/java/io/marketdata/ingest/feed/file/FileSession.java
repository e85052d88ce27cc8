package io.marketdata.ingest.feed.file;

import io.marketdata.ingest.feed.FeedSession;
import io.marketdata.ingest.normalise.RawMessage;
import io.marketdata.ingest.normalise.RejectedTick;
import io.marketdata.ingest.normalise.RejectionReason;
import io.marketdata.ingest.normalise.VenueDecoder;
import io.marketdata.ingest.normalise.VenueTick;
import org.jspecify.annotations.Nullable;

/**
 * Gives the rows of a set of files as fast as they are taken. Rows that the log has are read again
 * and left out, some thousands at a call. Tells time once, behind the last row.
 */
final class FileSession implements FeedSession {

  /** Bits of a number that are the row; above them is the ordinal of the set. */
  static final int ROW_BITS = 40;

  private static final int SKIPPED_AT_ONCE = 8192;
  private static final long SECOND = 1_000_000_000L;

  private final TickRows rows;
  private final long first;
  private final long due;
  private final VenueTick tick = new VenueTick();
  private final byte[] raw = new byte[RejectedTick.MAX_RAW];
  private TickRows.Outcome outcome = TickRows.Outcome.END;
  private long row;
  private long toSkip;
  private long newest = Long.MIN_VALUE;
  private boolean ended;

  /**
   * Begins behind some rows.
   *
   * @param ordinal of the set
   * @param skipped number of rows that are left out
   * @param due time base at which all rows are due
   */
  FileSession(TickRows rows, long ordinal, long skipped, long due) {
    this.rows = rows;
    this.due = due;
    first = (ordinal << ROW_BITS) + 1;
    toSkip = skipped;
  }

  @Override
  public boolean next(long base, RawMessage into) {
    for (int i = 0; toSkip > 0 && i < SKIPPED_AT_ONCE && advance(); i++) {
      toSkip--;
    }
    if (toSkip > 0 || !advance()) {
      return false;
    }
    into.wrap(first + row - 1, base, raw, 0, rows.raw(raw));
    return true;
  }

  @Override
  public long nextTime() {
    return ended ? UNTOLD : due;
  }

  @Override
  public long nextNumber() {
    return first + row + toSkip;
  }

  @Override
  public VenueDecoder decoder() {
    return this::decode;
  }

  /** Nothing until the end of the files; then a second behind their newest row. */
  @Override
  public long complete(long base) {
    return ended && newest > 0 ? newest + SECOND : 0;
  }

  @Override
  public String origin() {
    return outcome == TickRows.Outcome.REJECTED
        ? rows.origin() + " " + rows.detail()
        : rows.origin();
  }

  @Override
  public void close() {
    rows.close();
  }

  private boolean advance() {
    if (ended) {
      return false;
    }
    outcome = rows.next(tick);
    if (outcome == TickRows.Outcome.END) {
      ended = true;
      toSkip = 0;
      return false;
    }
    row++;
    if (outcome == TickRows.Outcome.TICK) {
      newest = Math.max(newest, tick.eventTime());
    }
    return true;
  }

  private @Nullable RejectionReason decode(RawMessage message, VenueTick into) {
    if (outcome == TickRows.Outcome.REJECTED) {
      return rows.reason();
    }
    into.copy(tick);
    return null;
  }
}
