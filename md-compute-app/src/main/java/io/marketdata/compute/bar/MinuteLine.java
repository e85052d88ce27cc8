package io.marketdata.compute.bar;

import io.marketdata.price.Turnover;
import io.marketdata.wire.sbe.SymbolFiguresEncoder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The minutes of one trading day: those that are open, and those that closed within the late
 * horizon, blank ones included; each list ascends. Not thread-safe.
 */
public final class MinuteLine {

  private static final long NEVER = Long.MIN_VALUE;

  private final List<BarFigures> older = new ArrayList<>(0);

  private final List<BarFigures> closed = new ArrayList<>(5);
  private @Nullable BarFigures current;
  private int openCount;
  private @Nullable BarFigures spare;
  private long newestClosed = NEVER;
  private boolean revised;

  /** The newest open minute, the one that is updated. */
  public @Nullable BarFigures current() {
    return current;
  }

  /** How many minutes are open; mostly the current one alone. */
  public int openCount() {
    return openCount;
  }

  /** Open minutes but the current one, ascending. */
  public List<BarFigures> older() {
    return older;
  }

  /** Closed minutes that may still be revised, ascending. */
  public List<BarFigures> closed() {
    return closed;
  }

  @Nullable BarFigures open(long start) {
    BarFigures newest = current;
    return newest != null && newest.start() == start ? newest : findOlder(start);
  }

  private @Nullable BarFigures findOlder(long start) {
    return openCount > 1 ? find(older, start) : null;
  }

  @Nullable BarFigures closed(long start) {
    return find(closed, start);
  }

  BarFigures addOpen(long start) {
    BarFigures added = blank(start);
    putOpen(added);
    return added;
  }

  private void putOpen(BarFigures bar) {
    BarFigures newest = current;
    openCount++;
    if (newest == null) {
      current = bar;
    } else if (newest.start() < bar.start()) {
      older.add(newest);
      current = bar;
    } else {
      insert(older, bar);
    }
  }

  @SuppressWarnings("ReferenceEquality")
  private void removeOpen(BarFigures bar) {
    openCount--;
    if (bar == current) {
      current = openCount == 0 ? null : older.removeLast();
    } else {
      older.remove(bar);
    }
  }

  private BarFigures blank(long start) {
    BarFigures used = spare;
    spare = null;
    return used == null ? new BarFigures(start) : used.reset(start);
  }

  BarFigures addClosed(long start, long closedAt) {
    BarFigures blank = blank(start);
    blank.closeAt(closedAt);
    return insertClosed(blank);
  }

  /** Moves a minute from the open to the closed ones; a blank where none was open. */
  BarFigures close(long start, long closedAt) {
    BarFigures bar = open(start);
    if (bar == null) {
      BarFigures early = closed(start);
      return early == null ? addClosed(start, closedAt) : early;
    }
    removeOpen(bar);
    bar.closeAt(closedAt);
    return insertClosed(bar);
  }

  private BarFigures insertClosed(BarFigures bar) {
    newestClosed = Math.max(newestClosed, bar.start());
    return insert(closed, bar);
  }

  /**
   * The oldest closed minute that can be revised no more, taken away; null where there is none.
   *
   * @param waiting start of a minute that closes later, so those behind it stay; NONE for none
   */
  @Nullable BarFigures retire(long waiting, long lateHorizon, long sourceTime) {
    if (closed.isEmpty() || closed.getFirst().isProvisional() || closed.getFirst().isTouched()) {
      return null;
    }
    if (waiting != DayBook.NONE && closed.getFirst().start() > waiting) {
      return null;
    }
    boolean isOver = sourceTime > closed.getFirst().closedAt() + lateHorizon;
    return isOver ? closed.removeFirst() : null;
  }

  /** Takes back a minute that was retired, once nobody looks at it any more. */
  public void reuse(BarFigures retired) {
    spare = retired;
  }

  /**
   * Lets go a closed minute that holds nothing. Where a symbol is closed far ahead of its own time
   * there may be a day of them; one that a late tick needs is made again.
   */
  public void forgetBlank(BarFigures minute) {
    if (!minute.isPriced() && minute.volume() == 0) {
      closed.remove(minute);
    }
  }

  /** Notes that a closed minute has changed. */
  void revise() {
    revised = true;
  }

  /** Whether a closed minute may have changed since {@link #settleRevisions()}. */
  public boolean isRevised() {
    return revised;
  }

  /** Notes that revisions have been told. */
  public void settleRevisions() {
    revised = false;
  }

  /** Marks what a gap touches; what has closed is revised by it. */
  void markGap(long from, long to) {
    BarFigures newest = current;
    if (newest != null) {
      mark(newest, from, to);
    }
    for (BarFigures minute : older) {
      mark(minute, from, to);
    }
    for (BarFigures minute : closed) {
      if (isTouched(minute, from, to)) {
        revised |= minute.markMissing(minute.isPriced());
      }
    }
  }

  private static void mark(BarFigures minute, long from, long to) {
    if (isTouched(minute, from, to)) {
      minute.mark(Marks.PARTIAL);
    }
  }

  private static boolean isTouched(BarFigures minute, long from, long to) {
    return minute.start() < to && minute.start() + DayBook.MINUTE > from;
  }

  /** Whether no closed minute starts later. */
  public boolean isNewestClosed(BarFigures minute) {
    return closed.isEmpty() || closed.getLast().start() <= minute.start();
  }

  /** Whether no minute starts later. */
  private boolean isNewest(long start) {
    BarFigures newest = current;
    return newestClosed <= start && (newest == null || newest.start() <= start);
  }

  /** Volume of all minutes that start later. */
  long volumeBehind(long start) {
    if (isNewest(start)) {
      return 0;
    }
    long volume = 0;
    BarFigures newest = current;
    if (newest != null && newest.start() > start) {
      volume += newest.volume();
    }
    for (int i = older.size() - 1; i >= 0 && older.get(i).start() > start; i--) {
      volume += older.get(i).volume();
    }
    for (int i = closed.size() - 1; i >= 0 && closed.get(i).start() > start; i--) {
      volume += closed.get(i).volume();
    }
    return volume;
  }

  /** Takes the turnover of all minutes that start later away. */
  void subtractBehind(long start, Turnover sum) {
    if (isNewest(start)) {
      return;
    }
    BarFigures newest = current;
    if (newest != null && newest.start() > start) {
      sum.subtract(newest.turnoverHigh(), newest.turnoverLow());
    }
    for (int i = older.size() - 1; i >= 0 && older.get(i).start() > start; i--) {
      sum.subtract(older.get(i).turnoverHigh(), older.get(i).turnoverLow());
    }
    for (int i = closed.size() - 1; i >= 0 && closed.get(i).start() > start; i--) {
      sum.subtract(closed.get(i).turnoverHigh(), closed.get(i).turnoverLow());
    }
  }

  /** Writes them behind the rest of their day. */
  public void write(SymbolFiguresEncoder.DaysEncoder state) {
    SymbolFiguresEncoder.DaysEncoder.MinutesEncoder group =
        state.minutesCount(openCount + closed.size());
    for (BarFigures minute : closed) {
      BarFiguresCodec.write(minute, group.next().closed((short) 1));
    }
    for (BarFigures minute : older) {
      BarFiguresCodec.write(minute, group.next().closed((short) 0));
    }
    BarFigures newest = current;
    if (newest != null) {
      BarFiguresCodec.write(newest, group.next().closed((short) 0));
    }
  }

  /** Puts back a stored minute. */
  void restore(BarFigures bar, boolean isClosed) {
    if (isClosed) {
      insertClosed(bar);
    } else {
      putOpen(bar);
    }
  }

  private static @Nullable BarFigures find(List<BarFigures> bars, long start) {
    for (int i = bars.size() - 1; i >= 0; i--) {
      if (bars.get(i).start() == start) {
        return bars.get(i);
      }
    }
    return null;
  }

  private static BarFigures insert(List<BarFigures> bars, BarFigures bar) {
    int at = bars.size();
    while (at > 0 && bars.get(at - 1).start() > bar.start()) {
      at--;
    }
    bars.add(at, bar);
    return bar;
  }
}
