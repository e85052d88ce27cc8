package io.marketdata.compute.view;

/**
 * Where one stored field is on its way to Redis: changed, being written, written but maybe not
 * durable yet. Not thread-safe.
 */
final class FlushState {

  private boolean dirty;
  private boolean inFlight;
  private boolean held;
  private boolean written;
  private boolean first = true;
  private long writtenAt;

  /** The field has changed. */
  void touch() {
    dirty = true;
  }

  /**
   * Redis was found to hold what the field holds: the flush need not write it. Redis may still lose
   * it, so that it counts as acknowledged with the flush.
   */
  void held() {
    dirty = false;
    held = true;
  }

  /** The field cannot be written. */
  void drop() {
    dirty = false;
    inFlight = false;
  }

  boolean isInFlight() {
    return inFlight;
  }

  /** Whether the flush has to write the field. */
  boolean isToWrite() {
    return inFlight && !held;
  }

  boolean isDirty() {
    return dirty;
  }

  /** Whether nothing that was written is known to be in Redis. */
  boolean isFirst() {
    return first;
  }

  /** The field is taken into a flush. */
  void begin() {
    dirty = false;
    inFlight = true;
    held = false;
  }

  /** Redis has acknowledged the flush. */
  void confirm(long now) {
    if (inFlight) {
      inFlight = false;
      written = true;
      first = false;
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
      first = true;
      return true;
    }
    return false;
  }

  /** Whether memory may forget the field: nothing to write, and what was written is durable. */
  boolean isSettled(long durableAt) {
    return !dirty && !inFlight && !(written && writtenAt - durableAt > 0);
  }
}
