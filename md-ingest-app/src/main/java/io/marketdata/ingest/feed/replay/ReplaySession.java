package io.marketdata.ingest.feed.replay;

import io.marketdata.ingest.feed.FeedSession;
import io.marketdata.ingest.normalise.RawMessage;
import io.marketdata.ingest.normalise.VenueDecoder;

/** Gives the rows when their shifted time has come. */
final class ReplaySession implements FeedSession {

  private final ReplayRows rows;
  private final ReplayTimeline timeline;
  private final VenueDecoder decoder = new ReplayDecoder(ReplayFeed.SYMBOL);
  private long number;
  private long due;

  ReplaySession(ReplayRows rows, ReplayTimeline timeline, long number) {
    this.rows = rows;
    this.timeline = timeline;
    this.number = number;
    due = timeline.time(number);
  }

  @Override
  public boolean next(long base, RawMessage into) {
    if (due > base) {
      return false;
    }
    int row = timeline.row(number);
    into.wrap(number, due, rows.bytes(), rows.offset(row), rows.length(row));
    number++;
    due = timeline.time(number);
    return true;
  }

  @Override
  public long nextTime() {
    return due;
  }

  @Override
  public long nextNumber() {
    return number;
  }

  @Override
  public VenueDecoder decoder() {
    return decoder;
  }

  @Override
  public void close() {
    // nothing is held
  }
}
