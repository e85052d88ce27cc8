package io.marketdata.compute.view;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What is written by one call: the fields of one symbol, or the reference data. Knows since which
 * offset of the log it owes Redis something. Not thread-safe.
 */
class FlushUnit {

  private static final long NOTHING = Long.MAX_VALUE;

  private final List<ViewItem> items = new ArrayList<>(8);
  private final int ownBytes;
  private long dirtySince = NOTHING;
  private long inFlightSince = NOTHING;
  private long flushedAt;
  private boolean flushedOnce;
  private int bytes;

  FlushUnit(int ownBytes) {
    this.ownBytes = ownBytes;
    this.bytes = ownBytes;
  }

  final <T extends ViewItem> T add(T item) {
    items.add(item);
    return item;
  }

  final List<ViewItem> items() {
    return items;
  }

  /** The unit owes Redis what the record at {@code offset} brought. */
  final void touch(long offset) {
    dirtySince = Math.min(dirtySince, offset);
  }

  /** First offset that is not wholly in Redis; {@link Long#MAX_VALUE} where all is. */
  final long owedSince() {
    return Math.min(dirtySince, inFlightSince);
  }

  final boolean isDirty() {
    return dirtySince != NOTHING;
  }

  final boolean isInFlight() {
    return inFlightSince != NOTHING;
  }

  final boolean isDue(long now, long interval) {
    return !flushedOnce || now - flushedAt >= interval;
  }

  /** Takes what has changed into a flush. */
  final List<ViewItem> begin(long now) {
    flushedAt = now;
    flushedOnce = true;
    List<ViewItem> taken = new ArrayList<>(items.size());
    takeInto(taken);
    return taken;
  }

  /**
   * Takes into the flush under way what has changed since it began, so that what belongs together
   * is written together.
   */
  final void takeInto(List<ViewItem> taken) {
    inFlightSince = Math.min(inFlightSince, dirtySince);
    dirtySince = NOTHING;
    for (ViewItem item : items) {
      if (item.state().isDirty()) {
        if (!item.state().isInFlight()) {
          taken.add(item);
        }
        item.state().begin();
      }
    }
  }

  final void confirm(long now) {
    inFlightSince = NOTHING;
    for (ViewItem item : items) {
      item.state().confirm(now);
    }
  }

  final void fail() {
    dirtySince = Math.min(dirtySince, inFlightSince);
    inFlightSince = NOTHING;
    flushedOnce = false;
    for (ViewItem item : items) {
      item.state().fail();
    }
  }

  /** Owes again from {@code offset} what was acknowledged after {@code durableAt}. */
  final void rewrite(long durableAt, long offset) {
    boolean any = false;
    for (ViewItem item : items) {
      any |= item.state().rewrite(durableAt);
    }
    if (any) {
      flushedOnce = false;
      touch(offset);
    }
  }

  /** Whether memory may forget the whole unit. */
  final boolean isSettled(long durableAt) {
    if (isDirty() || isInFlight()) {
      return false;
    }
    for (ViewItem item : items) {
      if (!item.state().isSettled(durableAt)) {
        return false;
      }
    }
    return true;
  }

  /** Forgets settled items that the unit no longer needs as a context. */
  final void trim(long durableAt) {
    for (Iterator<ViewItem> it = items.iterator(); it.hasNext(); ) {
      ViewItem item = it.next();
      if (!isCurrent(item) && item.state().isSettled(durableAt)) {
        it.remove();
        forgotten(item);
      }
    }
  }

  boolean isCurrent(ViewItem item) {
    return true;
  }

  void forgotten(ViewItem item) {}

  /** Measures the unit again; what it takes more than at the last time. */
  final int grown() {
    int sum = ownBytes;
    for (ViewItem item : items) {
      sum += item.bytes();
    }
    int grown = sum - bytes;
    bytes = sum;
    return grown;
  }

  final int bytes() {
    return bytes;
  }
}
