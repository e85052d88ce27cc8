package io.marketdata.compute.bar;

import io.marketdata.calendar.SessionClock;
import io.marketdata.calendar.TradingDay;
import io.marketdata.price.Turnover;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Bars of one symbol and trading day: the day bar, its minutes, and the next minute that is due.
 * Times are epoch nanoseconds of the symbol's source. Not thread-safe.
 */
public final class DayBook {

  /** Nanoseconds of a minute. */
  public static final long MINUTE = 60_000_000_000L;

  /** No such time. */
  public static final long NONE = SessionClock.NONE;

  private static final long DAY = 24 * 60 * MINUTE;

  private final TradingDay sessions;
  private final long endTolerance;
  private final LateTickPolicy policy;
  private final BarFigures bar;
  private final MinuteLine minutes = new MinuteLine();
  private final CumulativeFigures cumulative = new CumulativeFigures();
  private long cursor = NONE;
  private long linePrice;
  private long afterHours;
  private long unattributed;
  private boolean traded;
  private boolean closed;
  private boolean resultSeen;
  private @Nullable BarFigures touched;

  /** An empty day. */
  public DayBook(TradingDay sessions, long endTolerance, LateTickPolicy policy) {
    this(sessions, endTolerance, policy, new BarFigures(sessions.day() * DAY));
  }

  DayBook(TradingDay sessions, long endTolerance, LateTickPolicy policy, BarFigures bar) {
    this.sessions = sessions;
    this.endTolerance = endTolerance;
    this.policy = policy;
    this.bar = bar;
  }

  /**
   * Puts a print where it belongs.
   *
   * @param sourceTime the source's time now
   */
  public Placement add(Print print, long sourceTime) {
    long start = sessions.minuteStart(print.eventTime);
    touched = null;
    Placement placement = place(start, sourceTime);
    traded = true;
    if (placement == Placement.OPEN || placement == Placement.REVISED) {
      Objects.requireNonNull(touched).add(print);
      bar.add(print);
      addMissing(print);
      if (placement == Placement.REVISED) {
        linePrice = newestClosedPrice();
      }
    } else {
      bar.addVolume(print);
      addMissing(print);
      if (placement == Placement.AFTER_HOURS) {
        afterHours += print.size;
      } else {
        unattributed += print.size;
      }
    }
    if (placement == Placement.UNSCHEDULED) {
      bar.mark(Marks.UNSCHEDULED);
    }
    return placement;
  }

  private void addMissing(Print print) {
    if (print.missing != 0) {
      bar.addMissing(print);
      unattributed += print.missing;
    }
  }

  private Placement place(long start, long sourceTime) {
    if (start == NONE) {
      return Placement.UNSCHEDULED;
    }
    touched = minutes.open(start);
    if (touched != null) {
      return Placement.OPEN;
    }
    long due = minuteDue(start);
    touched = minutes.closed(start);
    if (touched == null && due > sourceTime && !closed) {
      touched = minutes.addOpen(start);
      cursor = cursor == NONE ? start : Math.min(cursor, start);
      return Placement.OPEN;
    }
    if (!policy.isOpen(due, sourceTime)) {
      touched = null;
      return Placement.UNATTRIBUTED;
    }
    if (touched == null) {
      touched = minutes.addClosed(start, due);
    }
    return Placement.REVISED;
  }

  private long newestClosedPrice() {
    for (int i = minutes.closed().size() - 1; i >= 0; i--) {
      BarFigures minute = minutes.closed().get(i);
      if (minute.isPriced()) {
        return minute.close();
      }
    }
    return linePrice;
  }

  /** When the next thing of this day is due: a minute, then the day itself; Long.MAX_VALUE = never. */
  public long due() {
    if (!traded || closed) {
      return Long.MAX_VALUE;
    }
    return cursor != NONE ? minuteDue(cursor) : dayDue();
  }

  /** End of what is due next. */
  public long boundary() {
    return cursor != NONE ? cursor + MINUTE : sessions.end();
  }

  /** Whether a minute is due before the day itself. */
  public boolean hasMinuteDue() {
    return cursor != NONE;
  }

  /** Closes the minute that is due and moves on to the next trading minute of the day. */
  public BarFigures closeMinute() {
    long start = cursor;
    BarFigures minute = minutes.close(start, minuteDue(start));
    minute.settle();
    int next = sessions.minuteIndex(start) + 1;
    cursor = next < sessions.minutes() ? sessions.minute(next) : NONE;
    if (minute.isPriced()) {
      linePrice = minute.close();
    }
    return minute;
  }

  /** Closes the day. */
  public void close() {
    closed = true;
    bar.closeAt(dayDue());
    bar.settle();
  }

  /** The oldest closed minute that can be revised no more, taken away; null where there is none. */
  public @Nullable BarFigures retire(long sourceTime) {
    var kept = minutes.closed();
    if (kept.isEmpty() || policy.isOpen(kept.getFirst().closedAt(), sourceTime)) {
      return null;
    }
    return kept.removeFirst();
  }

  /** Whether a tick of this day may still change it. */
  public boolean isChangeable(long sourceTime) {
    return policy.isOpen(dayDue(), sourceTime);
  }

  private long minuteDue(long start) {
    if (resultSeen && start == sessions.minute(sessions.minutes() - 1)) {
      return start + MINUTE + policy.grace();
    }
    boolean endsSection = !sessions.isTrading(start + MINUTE);
    return sessions.minuteDue(
        start, endsSection ? Math.max(policy.grace(), endTolerance) : policy.grace());
  }

  private long dayDue() {
    long lastMinute = sessions.minute(sessions.minutes() - 1);
    return Math.max(sessions.end() + policy.grace(), minuteDue(lastMinute));
  }

  /** Marks day and open minutes that a gap touches. */
  public void markGap(long from, long to) {
    for (BarFigures minute : minutes.open()) {
      if (minute.start() < to && minute.start() + MINUTE > from) {
        minute.mark(Marks.PARTIAL);
      }
    }
    if (traded && !closed && sessions.begin() < to && sessions.until() > from) {
      bar.mark(Marks.PARTIAL);
    }
  }

  /** Volume of the day up to and including a minute: what newer open minutes hold is not in it. */
  public long volumeUpTo(BarFigures minute) {
    long volume = bar.volume();
    for (BarFigures newer : minutes.open()) {
      volume -= newer.start() > minute.start() ? newer.volume() : 0;
    }
    for (BarFigures newer : minutes.closed()) {
      volume -= newer.start() > minute.start() ? newer.volume() : 0;
    }
    return volume;
  }

  /** Turnover likewise. */
  public void turnoverUpTo(BarFigures minute, Turnover result) {
    result.set(bar.turnover());
    for (BarFigures newer : minutes.open()) {
      if (newer.start() > minute.start()) {
        result.subtract(newer.turnover());
      }
    }
    for (BarFigures newer : minutes.closed()) {
      if (newer.start() > minute.start()) {
        result.subtract(newer.turnover());
      }
    }
  }

  /** Notes that the closing result has been seen: the last minute waits no longer. */
  public boolean seeResult() {
    boolean isNew = !resultSeen;
    resultSeen = true;
    return isNew;
  }

  /** The minute that the last print went into; null if none. */
  public @Nullable BarFigures touched() {
    return touched;
  }

  /** The day bar. */
  public BarFigures bar() {
    return bar;
  }

  /** Its minutes. */
  public MinuteLine minutes() {
    return minutes;
  }

  /** The predecessor of the next snapshot. */
  public CumulativeFigures cumulative() {
    return cumulative;
  }

  /** Its sessions. */
  public TradingDay sessions() {
    return sessions;
  }

  /** Days since 1970-01-01. */
  public int day() {
    return sessions.day();
  }

  /** Price of the newest closed minute that has one. */
  public long linePrice() {
    return linePrice;
  }

  /** Volume of after-hours trading. */
  public long afterHours() {
    return afterHours;
  }

  /** Volume of the day that no minute holds. */
  public long unattributed() {
    return unattributed;
  }

  /** Whether anything traded. */
  public boolean hasTraded() {
    return traded;
  }

  /** Whether the day bar is closed. */
  public boolean isClosed() {
    return closed;
  }

  long cursor() {
    return cursor;
  }

  int flags() {
    return (traded ? 1 : 0) | (closed ? 2 : 0) | (resultSeen ? 4 : 0) | (cumulative.isKnown() ? 8 : 0);
  }

  void restore(int flags, long storedCursor, long price, long hours, long unknown) {
    traded = (flags & 1) != 0;
    closed = (flags & 2) != 0;
    resultSeen = (flags & 4) != 0;
    cursor = storedCursor;
    linePrice = price;
    afterHours = hours;
    unattributed = unknown;
  }
}
