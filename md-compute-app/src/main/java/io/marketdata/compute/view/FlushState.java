package io.marketdata.compute.view;

/**
 * Where one stored field is on its way to Redis: changed, being written, written but maybe not
 * durable yet. Not thread-safe.
 */
final class FlushState {

  private boolean dirty;
  private boolean inFlight;
  private boolean written;
  private long writtenAt;

  /** The field has changed. */
  void touch() {
    dirty = true;
  }

  /** What Redis holds is at least as new: there is nothing to write. */
  void calm() {
    dirty = false;
    inFlight = false;
  }

  boolean isInFlight() {
    return inFlight;
  }

  boolean isDirty() {
    return dirty;
  }

  /** The field is taken into a flush. */
  void begin() {
    dirty = false;
    inFlight = true;
  }

  /** Redis has acknowledged the flush. */
  void confirm(long now) {
    if (inFlight) {
      inFlight = false;
      written = true;
      writtenAt = now;
    }
  }

  /** The flush failed: what it held is to be written again. */
  void fail() {
    if (inFlight) {
      inFlight = false;
      dirty = true;
    }
  }

  /** Marks as changed what was acknowledged after {@code durableAt}; whether that was so. */
  boolean rewrite(long durableAt) {
    if (written && writtenAt - durableAt > 0) {
      dirty = true;
      return true;
    }
    return false;
  }

  /** Whether memory may forget the field: nothing to write, and what was written is durable. */
  boolean isSettled(long durableAt) {
    return !dirty && !inFlight && !(written && writtenAt - durableAt > 0);
  }
}
