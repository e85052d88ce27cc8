package io.marketdata.compute.bar;

import io.marketdata.calendar.SessionClock;
import io.marketdata.calendar.SessionTemplate;
import io.marketdata.calendar.TradingDay;
import io.marketdata.price.Turnover;
import io.marketdata.wire.sbe.SymbolFiguresEncoder;
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
  private final DueTimes times;
  private final LateTickPolicy policy;
  private final BarFigures bar;
  private final MinuteLine minutes;
  private final CumulativeFigures cumulative;
  private long cursor = NONE;
  private long provisional = NONE;
  private long linePrice;
  private long afterHours;
  private long unattributed;
  private boolean traded;
  private boolean closed;
  private boolean minuteClosed;
  private long due = Long.MAX_VALUE;
  private @Nullable BarFigures touched;

  /** An empty day. */
  public DayBook(TradingDay sessions, SessionTemplate template, LateTickPolicy policy) {
    this.sessions = sessions;
    this.policy = policy;
    times = new DueTimes(sessions, template, policy.grace());
    bar = new BarFigures(sessions.day() * DAY);
    minutes = new MinuteLine();
    cumulative = new CumulativeFigures();
  }

  DayBook(TradingDay sessions, SessionTemplate template, LateTickPolicy policy, StoredDay stored) {
    this.sessions = sessions;
    this.policy = policy;
    times = new DueTimes(sessions, template, policy.grace());
    bar = stored.bar();
    minutes = stored.minutes();
    cumulative = stored.cumulative();
    traded = stored.isTraded();
    closed = stored.isClosed();
    minuteClosed = stored.isMinuteClosed();
    cursor = stored.cursor();
    provisional = stored.provisional();
    linePrice = stored.linePrice();
    afterHours = stored.afterHours();
    unattributed = stored.unattributed();
    if (stored.isResultSeen()) {
      times.seeResult();
    }
    findDue();
  }

  /**
   * Puts a print where it belongs.
   *
   * @param sourceTime the source's time now
   */
  public Placement add(Print print, long sourceTime) {
    long start = minuteStart(print.eventTime);
    boolean isFirst = !traded;
    long before = cursor;
    touched = null;
    Placement placement = start == NONE ? outside(print.eventTime) : place(start, sourceTime);
    traded = true;
    if (isFirst || cursor != before) {
      findDue();
    }
    if (placement == Placement.OPEN || placement == Placement.REVISED) {
      Objects.requireNonNull(touched).add(print);
      bar.add(print);
      addMissing(print);
      if (placement == Placement.REVISED) {
        minutes.revise();
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

  private Placement outside(long eventTime) {
    return switch (sessions.phase(eventTime)) {
      case PRE_OPEN, AFTER_HOURS -> Placement.AFTER_HOURS;
      default -> Placement.UNSCHEDULED;
    };
  }

  private Placement place(long start, long sourceTime) {
    touched = minutes.open(start);
    if (touched != null) {
      return Placement.OPEN;
    }
    long due = times.minuteDue(start);
    touched = minutes.closed(start);
    boolean isAhead = !minuteClosed || (cursor != NONE && start >= cursor);
    if (touched == null && due > sourceTime && isAhead && !closed) {
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
      if (provisional != NONE && start >= provisional) {
        touched.mark(Marks.PROVISIONAL);
      }
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

  /**
   * When the next thing of this day is due: what closed ahead of the source, then a minute, then
   * the day itself; Long.MAX_VALUE = never.
   */
  public long due() {
    return due;
  }

  private void findDue() {
    if (provisional != NONE) {
      due = times.minuteDue(provisional);
    } else {
      due = bar.isProvisional() ? times.dayDue() : closingDue();
    }
  }

  /** End of what is due next. */
  public long boundary() {
    return provisional != NONE ? provisional + MINUTE : closingBoundary();
  }

  /** When the next close is due, whatever of the closed is provisional. */
  public long closingDue() {
    if (!traded || closed) {
      return Long.MAX_VALUE;
    }
    return cursor != NONE ? times.minuteDue(cursor) : times.dayDue();
  }

  /** See {@link TradingDay#minuteStart}: nearly always it is the minute that is open. */
  public long minuteStart(long time) {
    BarFigures open = minutes.current();
    boolean isInside = open != null && time >= open.start() && time - open.start() < MINUTE;
    return isInside ? open.start() : sessions.minuteStart(time);
  }

  /** End of what closes next. */
  public long closingBoundary() {
    return cursor != NONE ? cursor + MINUTE : sessions.end();
  }

  /** Whether something closed ahead of the source, which has not come that far. */
  public boolean isProvisional() {
    return provisional != NONE || bar.isProvisional();
  }

  /** Whether a minute closes before the day itself. */
  public boolean hasMinuteDue() {
    return cursor != NONE;
  }

  /** Closes the minute that is due and moves on to the next trading minute of the day. */
  public BarFigures closeMinute() {
    long start = cursor;
    BarFigures minute = minutes.close(start, times.minuteDue(start));
    minute.settle();
    minuteClosed = true;
    cursor = minuteBehind(start);
    if (minute.isPriced()) {
      linePrice = minute.close();
    }
    findDue();
    return minute;
  }

  /** Closes the minute that is next, ahead of the source. */
  public BarFigures closeMinuteAhead() {
    provisional = provisional == NONE ? cursor : provisional;
    BarFigures minute = closeMinute();
    minute.mark(Marks.PROVISIONAL);
    findDue();
    return minute;
  }

  /** Closes the day, ahead of the source. */
  public void closeAhead() {
    close();
    bar.mark(Marks.PROVISIONAL);
    findDue();
  }

  /**
   * The source has come past the first of what closed ahead of it.
   *
   * @return its bar if that is whole now, was told to be partial, and has no other change to tell
   */
  public @Nullable BarFigures confirm() {
    if (provisional == NONE) {
      boolean isTold = bar.confirm();
      findDue();
      return isTold ? bar : null;
    }
    BarFigures minute = minutes.closed(provisional);
    long next = minuteBehind(provisional);
    provisional = next == cursor ? NONE : next;
    findDue();
    return minute != null && minute.confirm() && minute.isPriced() ? minute : null;
  }

  private long minuteBehind(long start) {
    int next = sessions.minuteIndex(start) + 1;
    return next < sessions.minutes() ? sessions.minute(next) : NONE;
  }

  /** Closes the day. */
  public void close() {
    closed = true;
    bar.closeAt(times.dayDue());
    bar.settle();
    findDue();
  }

  /** The oldest closed minute that can be revised no more, taken away; null where there is none. */
  public @Nullable BarFigures retire(long sourceTime) {
    return minutes.retire(policy, sourceTime);
  }

  /** Whether that time is behind the last minute. */
  public boolean isBehindMinutes(long time) {
    return time >= times.lastMinute() + MINUTE;
  }

  /** Whether a tick of this day may still change it. */
  public boolean isChangeable(long sourceTime) {
    return policy.isOpen(times.dayDue(), sourceTime);
  }

  /**
   * Marks day and minutes that a gap touches, where they are open or closed ahead of the source.
   */
  public void markGap(long from, long to) {
    minutes.markGap(from, to);
    boolean isChanging = !closed || bar.isProvisional();
    if (traded && isChanging && sessions.begin() < to && sessions.until() > from) {
      bar.mark(Marks.PARTIAL);
    }
  }

  /** Volume of the day up to and including a minute: what newer ones hold is not in it. */
  public long volumeUpTo(BarFigures minute) {
    return bar.volume() - minutes.volumeBehind(minute.start());
  }

  /** Turnover likewise. */
  public void turnoverUpTo(BarFigures minute, Turnover result) {
    result.set(bar.turnoverHigh(), bar.turnoverLow());
    minutes.subtractBehind(minute.start(), result);
  }

  /** A number of no meaning that takes a look at what a tick needs. */
  public long warmth() {
    BarFigures open = minutes.current();
    return due + bar.warmth() + cumulative.time() + (open == null ? 0 : open.warmth());
  }

  /** Notes that the closing result has been seen; true if it is new. */
  public boolean seeResult() {
    boolean isNew = times.seeResult();
    findDue();
    return isNew;
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

  /** Whether nothing of it will be due any more. */
  public boolean isOver() {
    return closed && !isProvisional();
  }

  /** Whether the day bar is closed. */
  public boolean isClosed() {
    return closed;
  }

  /** Writes all of it but its rules and minutes; the minutes follow by {@link MinuteLine#write}. */
  public void write(SymbolFiguresEncoder.DaysEncoder state) {
    state
        .tradingDay(day())
        .flags((short) flags())
        .afterHours(afterHours)
        .unattributed(unattributed)
        .cursor(cursor)
        .provisional(provisional)
        .linePrice(linePrice);
    bar.write(state.bar());
    cumulative.write(state);
  }

  private int flags() {
    return StoredDay.flags(
        traded, closed, times.isResultSeen(), cumulative.isKnown(), minuteClosed);
  }
}
