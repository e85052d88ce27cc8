package io.marketdata.compute.view;

import io.marketdata.wire.MalformedFrameException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * One partition of the view in memory: takes records of the log in order, says what is to be
 * written when, and how far Redis has come. Plain and single-threaded; times are of one monotonic
 * clock.
 *
 * <p>Memory is bounded: settled symbols are forgotten, least recently changed first; where that is
 * not enough {@link #isFull} asks to be read no further until a flush is done.
 */
final class PartitionView implements UpdateFold.Views {

  private final int partition;
  private final ViewLimits limits;
  private final ViewMetrics metrics;
  private final UpdateFold fold;
  private final LinkedHashMap<String, SymbolView> symbols = new LinkedHashMap<>(256, 0.75f, true);
  private final OwedUnits owed = new OwedUnits();
  private final ReferenceView reference = new ReferenceView();
  private final int wholeFrom;
  private long next;
  private long bytes;
  private boolean late;

  PartitionView(
      int partition, long epoch, long next, int wholeFrom, ViewLimits limits, ViewMetrics metrics) {
    this.wholeFrom = wholeFrom;
    this.partition = partition;
    this.limits = limits;
    this.metrics = metrics;
    this.next = next;
    this.fold = new UpdateFold(epoch, this);
  }

  /** The offset that the next record must have. */
  long next() {
    return next;
  }

  /** Takes the record at {@link #next}. A record that cannot be read is counted and passed over. */
  void apply(byte[] record) {
    long offset = next++;
    try {
      if (fold.apply(offset, record)) {
        metrics.applied(partition);
      } else {
        metrics.foreign(partition);
      }
    } catch (MalformedFrameException e) {
      metrics.malformed(partition);
    }
  }

  @Override
  public SymbolView symbol(String symbol) {
    SymbolView view = symbols.get(symbol);
    if (view == null) {
      view = new SymbolView(symbol, limits.tradeRetention().toSeconds(), wholeFrom);
      symbols.put(symbol, view);
      bytes += view.bytes();
    }
    return view;
  }

  @Override
  public ReferenceView reference() {
    return reference;
  }

  @Override
  public void malformed() {
    metrics.malformed(partition);
  }

  @Override
  public void seen(FlushUnit unit) {
    bytes += unit.grown();
    owed.note(unit);
  }

  /** The offset before which everything is acknowledged by Redis. */
  long written() {
    return owed.since(next);
  }

  int dirtySymbols() {
    return owed.size();
  }

  long bytes() {
    return bytes;
  }

  boolean isFull() {
    return bytes > limits.partitionBytes();
  }

  /**
   * Whether the log is so far ahead that what is written is old whatever the rhythm: then symbols
   * are written as seldom as where many have changed.
   */
  void late(boolean is) {
    late = is;
  }

  /** Takes what is due into a flush; empty where nothing is. */
  Flush begin(long now) {
    return begin(now, limits.batchSymbols());
  }

  /** The same, at most so many symbols. */
  Flush begin(long now, int most) {
    boolean rarely = late || owed.size() > limits.crowded();
    long interval = (rarely ? limits.crowdedInterval() : limits.interval()).toNanos();
    long pause = isFull() ? 0 : interval;
    Flush flush = new Flush();
    FlushUnit unit = most > 0 ? owed.next(now, pause) : null;
    while (unit != null) {
      flush.add(unit, unit.begin(now));
      unit = flush.units().size() < most ? owed.next(now, pause) : null;
    }
    return flush;
  }

  /**
   * Merges what was read for a flush.
   *
   * @return what cannot be read; its items are still to be loaded
   */
  List<DamagedField> load(List<ViewItem> items, List<byte[]> stored) {
    List<DamagedField> damaged = new ArrayList<>(0);
    for (int i = 0; i < items.size(); i++) {
      ViewItem item = items.get(i);
      try {
        item.load(stored.get(i));
      } catch (RuntimeException e) {
        metrics.corrupt(partition);
        damaged.add(new DamagedField(item.key(), item.field(), stored.get(i)));
      }
    }
    return damaged;
  }

  /** What to write for a flush; a field without a storable content is counted and left out. */
  List<UnitWrite> writes(Flush flush) {
    return flush.writes(item -> metrics.corrupt(partition));
  }

  /** The flush is acknowledged; what is durable may be forgotten. */
  void confirm(Flush flush, long now, long durableAt) {
    for (FlushUnit unit : flush.units()) {
      unit.confirm(now);
      unit.trim(durableAt);
      seen(unit);
    }
    evict(durableAt);
  }

  /** The flush failed; everything in it is owed again. */
  void fail(Flush flush) {
    for (FlushUnit unit : flush.units()) {
      unit.fail();
      seen(unit);
    }
  }

  /** Owes again from {@code mark} on what was acknowledged after {@code durableAt}. */
  void rewrite(long durableAt, long mark) {
    owed.recall();
    reference.rewrite(durableAt, mark);
    seen(reference);
    for (SymbolView view : symbols.values()) {
      view.rewrite(durableAt, mark);
      seen(view);
    }
  }

  /** Forgets what is durable where memory runs short. */
  void tidy(long durableAt) {
    if (bytes > limits.partitionBytes() / 4 * 3) {
      for (SymbolView view : symbols.values()) {
        view.trim(durableAt);
        bytes += view.grown();
      }
      evict(durableAt);
    }
  }

  private void evict(long durableAt) {
    long target = limits.partitionBytes() / 4 * 3;
    if (bytes <= target) {
      return;
    }
    Iterator<SymbolView> eldest = symbols.values().iterator();
    while (bytes > target && eldest.hasNext()) {
      SymbolView view = eldest.next();
      if (view.isSettled(durableAt)) {
        eldest.remove();
        bytes -= view.bytes();
      }
    }
  }
}
