package io.marketdata.compute.bar;

import io.marketdata.price.Turnover;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The minutes of one trading day: those that are open, and those that closed within the late
 * horizon, blank ones included; each list ascends. Not thread-safe.
 */
public final class MinuteLine {

  private final List<BarFigures> open = new ArrayList<>(2);
  private final List<BarFigures> closed = new ArrayList<>(4);

  /** The newest open minute, the one that is updated. */
  public @Nullable BarFigures current() {
    return open.isEmpty() ? null : open.getLast();
  }

  /** Open minutes, ascending. */
  public List<BarFigures> open() {
    return open;
  }

  /** Closed minutes that may still be revised, ascending. */
  public List<BarFigures> closed() {
    return closed;
  }

  @Nullable BarFigures open(long start) {
    return find(open, start);
  }

  @Nullable BarFigures closed(long start) {
    return find(closed, start);
  }

  BarFigures addOpen(long start) {
    return insert(open, new BarFigures(start));
  }

  BarFigures addClosed(long start, long closedAt) {
    BarFigures blank = new BarFigures(start);
    blank.closeAt(closedAt);
    return insert(closed, blank);
  }

  /** Moves a minute from the open to the closed ones; a blank where none was open. */
  BarFigures close(long start, long closedAt) {
    BarFigures bar = open(start);
    if (bar == null) {
      return addClosed(start, closedAt);
    }
    open.remove(bar);
    bar.closeAt(closedAt);
    return insert(closed, bar);
  }

  /** Marks what a gap touches, where it is open or closed ahead of the source. */
  void markGap(long from, long to) {
    for (BarFigures minute : open) {
      mark(minute, from, to);
    }
    for (BarFigures minute : closed) {
      if (minute.isProvisional()) {
        mark(minute, from, to);
      }
    }
  }

  private static void mark(BarFigures minute, long from, long to) {
    if (minute.start() < to && minute.start() + DayBook.MINUTE > from) {
      minute.mark(Marks.PARTIAL);
    }
  }

  /** Volume of all minutes that start later. */
  long volumeBehind(long start) {
    long volume = 0;
    for (int i = open.size() - 1; i >= 0 && open.get(i).start() > start; i--) {
      volume += open.get(i).volume();
    }
    for (int i = closed.size() - 1; i >= 0 && closed.get(i).start() > start; i--) {
      volume += closed.get(i).volume();
    }
    return volume;
  }

  /** Takes the turnover of all minutes that start later away. */
  void subtractBehind(long start, Turnover sum) {
    for (int i = open.size() - 1; i >= 0 && open.get(i).start() > start; i--) {
      sum.subtract(open.get(i).turnover());
    }
    for (int i = closed.size() - 1; i >= 0 && closed.get(i).start() > start; i--) {
      sum.subtract(closed.get(i).turnover());
    }
  }

  /** Puts back a stored minute. */
  void restore(BarFigures bar, boolean isClosed) {
    (isClosed ? closed : open).add(bar);
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
