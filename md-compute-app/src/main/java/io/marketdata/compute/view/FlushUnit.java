package io.marketdata.compute.view;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What is written by one call: the fields of one symbol, or the reference data. Knows since which
 * offset of the log it owes Redis something. Not thread-safe.
 */
class FlushUnit {

  /** Stands for an offset where nothing is owed. */
  static final long NOTHING = Long.MAX_VALUE;

  private final List<ViewItem> items = new ArrayList<>(8);
  private long dirtySince = NOTHING;
  private long inFlightSince = NOTHING;
  private long flushedAt;
  private boolean flushedOnce;
  private int bytes;
  private int grown;
  private long notedSince = NOTHING;
  private boolean waits;

  FlushUnit(int ownBytes) {
    this.bytes = ownBytes;
  }

  final <T extends ViewItem> T add(T item) {
    items.add(item);
    grown += item.grown();
    return item;
  }

  /** The record at {@code offset} changed the item: the unit owes that to Redis. */
  final void changed(ViewItem item, long offset) {
    grown += item.grown();
    touch(offset);
  }

  /** The item may have grown; what that owes is known already. */
  final void measure(ViewItem item) {
    grown += item.grown();
  }

  final List<ViewItem> items() {
    return items;
  }

  private void touch(long offset) {
    dirtySince = Math.min(dirtySince, offset);
  }

  /** First offset that is not wholly in Redis; {@link #NOTHING} where all is. */
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

  /** Whose turn comes first: those never written, then by when they were; the older debt first. */
  static int compareTurns(FlushUnit one, FlushUnit other) {
    if (one.flushedOnce != other.flushedOnce) {
      return one.flushedOnce ? 1 : -1;
    }
    int byTime = one.flushedOnce ? Long.signum(one.flushedAt - other.flushedAt) : 0;
    return byTime != 0 ? byTime : Long.compare(one.dirtySince, other.dirtySince);
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
      grown += item.grown();
    }
  }

  final void fail() {
    dirtySince = Math.min(dirtySince, inFlightSince);
    inFlightSince = NOTHING;
    flushedOnce = false;
    for (ViewItem item : items) {
      item.state().fail();
      grown += item.grown();
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
        grown -= item.measured();
        forgotten(item);
      }
    }
  }

  boolean isCurrent(ViewItem item) {
    return true;
  }

  void forgotten(ViewItem item) {}

  /** What the unit takes more than when this was last asked. */
  final int grown() {
    int more = grown;
    bytes += more;
    grown = 0;
    return more;
  }

  final int bytes() {
    return bytes;
  }

  /** What {@link OwedUnits} last knew of {@link #owedSince}. */
  final long notedSince() {
    return notedSince;
  }

  final void noteSince(long offset) {
    notedSince = offset;
  }

  /** Whether it waits in {@link OwedUnits} for its turn. */
  final boolean waits() {
    return waits;
  }

  final void waits(boolean is) {
    waits = is;
  }
}
