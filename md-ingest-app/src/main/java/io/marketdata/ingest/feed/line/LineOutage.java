package io.marketdata.ingest.feed.line;

import java.util.concurrent.TimeUnit;

/**
 * The time that a line brought nothing: told once a minute while it lasts, so that the source's
 * time goes on, and to its end when messages come again. Times are of the source's time base, epoch
 * nanoseconds. For one thread.
 */
final class LineOutage {

  static final long TELL_EVERY = TimeUnit.MINUTES.toNanos(1);

  private long told;
  private long until;
  private boolean down;
  private boolean pending;

  /** Begins with an outage: nothing has come before the line stands. */
  LineOutage(long now) {
    begin(now);
  }

  /** Nothing comes since this time. */
  void begin(long since) {
    if (!down) {
      down = true;
      told = pending ? told : Math.max(told, since);
      until = pending ? until : told;
    }
  }

  /** Messages come again, from this time on. */
  void end(long arrival) {
    down = false;
    await(arrival);
  }

  /** Lets time pass. */
  void poll(long now) {
    if (down && now - told >= TELL_EVERY) {
      await(now);
    }
  }

  /** Whether nothing comes. */
  boolean isDown() {
    return down;
  }

  /** Whether there is something to tell. */
  boolean isPending() {
    return pending;
  }

  /** Begin of what is to be told. */
  long from() {
    return told;
  }

  /** End of what is to be told. */
  long to() {
    return until;
  }

  /** It has been told. */
  void tell() {
    told = until;
    pending = false;
  }

  /** Time up to which it is known what came and what did not. */
  long complete(long base) {
    return down || pending ? told : base;
  }

  private void await(long to) {
    until = Math.max(told, to);
    pending = true;
  }
}
