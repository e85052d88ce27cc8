package io.marketdata.compute.view;

import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The units that owe Redis something: whose turn it is to be written, and since which offset any of
 * them owes. A look at either costs the same however many there are. Not thread-safe.
 */
final class OwedUnits {

  private final PriorityQueue<FlushUnit> waiting = new PriorityQueue<>(FlushUnit::compareTurns);
  private final OffsetCounts since = new OffsetCounts();

  /** The unit may have begun or ceased to owe something. */
  void note(FlushUnit unit) {
    long owed = unit.owedSince();
    long noted = unit.notedSince();
    if (owed != noted) {
      if (owed != FlushUnit.NOTHING) {
        since.add(owed);
      }
      if (noted != FlushUnit.NOTHING) {
        since.remove(noted);
      }
      unit.noteSince(owed);
    }
    if (unit.isDirty() && !unit.isInFlight() && !unit.waits()) {
      unit.waits(true);
      waiting.add(unit);
    }
  }

  /** Takes the unit out whose turn comes first; null where none is due, or waits at all. */
  @Nullable FlushUnit next(long now, long interval) {
    FlushUnit first = waiting.peek();
    if (first == null || !first.isDue(now, interval)) {
      return null;
    }
    waiting.remove();
    first.waits(false);
    return first;
  }

  /** Lets none wait any more: turns are about to change, every unit is to be noted again. */
  void recall() {
    waiting.forEach(unit -> unit.waits(false));
    waiting.clear();
  }

  /** Smallest offset since which a unit owes, {@code otherwise} where none does. */
  long since(long otherwise) {
    return since.first(otherwise);
  }

  /** How many units owe something, those in a flush included. */
  int size() {
    return since.held();
  }
}
