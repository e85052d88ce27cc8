package io.marketdata.compute.bar;

import io.marketdata.calendar.MarketDay;
import io.marketdata.calendar.TradingCalendar;
import io.marketdata.price.Turnover;
import io.marketdata.wire.sbe.Edge;
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
  public static final long NONE = TradingCalendar.NONE;

  private static final long DAY = 24 * 60 * MINUTE;

  private final MarketDay hours;
  private final Edge edge;
  private final DueTimes times;
  private final DayFigures day;
  private final MinuteLine minutes;
  private final CumulativeFigures cumulative;
  private final Evidence evidence;
  private long provisional = NONE;
  private long linePrice;
  private boolean traded;
  private boolean closed;
  private boolean minuteClosed;
  private long due = Long.MAX_VALUE;
  private @Nullable BarFigures touched;

  /** An empty day of which nothing has been seen. */
  public DayBook(MarketDay hours, Edge edge, Evidence evidence) {
    this.hours = hours;
    this.edge = edge;
    this.evidence = evidence;
    times = new DueTimes(hours);
    day = new DayFigures(hours.day() * DAY);
    minutes = new MinuteLine();
    cumulative = new CumulativeFigures();
  }

  DayBook(MarketDay hours, Edge edge, StoredDay stored) {
    this.hours = hours;
    this.edge = edge;
    evidence = stored.evidence();
    times = new DueTimes(hours);
    day = stored.day();
    minutes = stored.minutes();
    cumulative = stored.cumulative();
    traded = stored.isTraded();
    closed = stored.isClosed();
    minuteClosed = stored.isMinuteClosed();
    provisional = stored.provisional();
    linePrice = stored.linePrice();
    times.restore(stored.cursor(), stored.waiting(), stored.isResultSeen());
    findDue();
  }

  /**
   * Puts a print where it belongs.
   *
   * @param sourceTime the source's time now
   */
  public Placement add(Print print, long sourceTime) {
    long start = minuteOf(print);
    boolean isFirst = !traded;
    long before = times.next();
    touched = null;
    Placement placement = start == NONE ? outside(print.eventTime) : place(start, sourceTime);
    traded = true;
    if (isFirst || times.next() != before) {
      findDue();
    }
    if (placement == Placement.OPEN || placement == Placement.REVISED) {
      BarFigures minute = Objects.requireNonNull(touched);
      day.add(print, minute, placement == Placement.REVISED, hours.isRegular(start));
      if (placement == Placement.REVISED) {
        minutes.revise();
        linePrice = newestClosedPrice();
      }
    } else {
      day.addOutside(print, placement);
    }
    return placement;
  }

  /** The minute of a print; that of an auction is the auction's, whatever its time. */
  private long minuteOf(Print print) {
    long minute = hours.auctionMinute(print.auction);
    return minute == NONE ? minuteStart(print.eventTime) : minute;
  }

  private Placement outside(long eventTime) {
    return hours.isOfDayAlone(eventTime) ? Placement.AFTER_HOURS : Placement.UNSCHEDULED;
  }

  private Placement place(long start, long sourceTime) {
    touched = minutes.open(start);
    if (touched != null) {
      return Placement.OPEN;
    }
    long due = times.minuteDue(start);
    touched = minutes.closed(start);
    boolean isAhead = !minuteClosed || times.isAt(start);
    if (touched == null && due > sourceTime && isAhead && !closed) {
      touched = minutes.addOpen(start);
      times.open(start);
      return Placement.OPEN;
    }
    if (!isOpen(due, sourceTime)) {
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
      due = day.bar().isProvisional() ? times.dayDue() : closingDue();
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
    return times.hasNext() ? times.minuteDue(times.next()) : times.dayDue();
  }

  /** See {@link MarketDay#minuteStart}: nearly always it is the minute that is open. */
  public long minuteStart(long time) {
    BarFigures open = minutes.current();
    if (open != null
        && time > open.start() - (edge == Edge.START ? 1 : 0)
        && time - open.start() < MINUTE) {
      return open.start();
    }
    return hours.minuteStart(time, edge);
  }

  /** End of what closes next. */
  public long closingBoundary() {
    return times.hasNext() ? times.next() + MINUTE : hours.end();
  }

  /** Whether something closed ahead of the source, which has not come that far. */
  public boolean isProvisional() {
    return provisional != NONE || day.bar().isProvisional();
  }

  /** Whether a minute closes before the day itself. */
  public boolean hasMinuteDue() {
    return times.hasNext();
  }

  /** Closes the minute that is due and moves on to the next trading minute of the day. */
  public BarFigures closeMinute() {
    long start = times.next();
    if (start == times.closingMinute() && !evidence.hasClosing()) {
      markUncovered(start);
    }
    BarFigures minute = minutes.close(start, times.minuteDue(start));
    minute.settle();
    minuteClosed = true;
    times.moveBehind(start);
    linePrice = newestClosedPrice();
    findDue();
    return minute;
  }

  /** The closing auction is missing, as far as anyone can tell. */
  private void markUncovered(long start) {
    BarFigures minute = minutes.open(start);
    if (minute != null) {
      minute.mark(Marks.PARTIAL);
    }
    day.bar().mark(Marks.PARTIAL);
  }

  /** Closes the minute that is next, ahead of the source. */
  public BarFigures closeMinuteAhead() {
    long start = times.next();
    provisional = provisional == NONE ? start : Math.min(provisional, start);
    BarFigures minute = closeMinute();
    minute.mark(Marks.PROVISIONAL);
    findDue();
    return minute;
  }

  /** Closes the day, ahead of the source. */
  public void closeAhead() {
    close();
    day.bar().mark(Marks.PROVISIONAL);
    findDue();
  }

  /**
   * The source has come past the first of what closed ahead of it.
   *
   * @return its bar if that is whole now, was told to be partial, and has no other change to tell
   */
  public @Nullable BarFigures confirm() {
    if (provisional == NONE) {
      boolean isTold = day.bar().confirm();
      findDue();
      return isTold ? day.bar() : null;
    }
    BarFigures minute = minutes.closed(provisional);
    provisional = times.closedBehind(provisional);
    findDue();
    return minute != null && minute.confirm() && minute.isPriced() ? minute : null;
  }

  /** Closes the day. */
  public void close() {
    closed = true;
    day.bar().closeAt(times.dayDue());
    day.bar().settle();
    findDue();
  }

  /** The oldest closed minute that can be revised no more, taken away; null where there is none. */
  public @Nullable BarFigures retire(long sourceTime) {
    return minutes.retire(times.waiting(), hours.terms().lateHorizon(), sourceTime);
  }

  /** Whether the closing auction's result can be known by then. */
  public boolean isBehindClosing(long time) {
    return times.isBehindClosing(time);
  }

  private boolean isOpen(long closedAt, long sourceTime) {
    return sourceTime <= closedAt + hours.terms().lateHorizon();
  }

  /** Whether a tick of this day may still change it. */
  public boolean isChangeable(long sourceTime) {
    return isOpen(times.dayDue(), sourceTime);
  }

  /**
   * Marks day and minutes that a gap touches. Of the closed ones those change that may still be
   * revised; they are told as revisions.
   *
   * @param sourceTime the source's time now
   */
  public void markGap(long from, long to, long sourceTime) {
    minutes.markGap(from, to);
    boolean isTouched = traded && hours.start() < to && hours.end() > from;
    if (isTouched && (!closed || isChangeable(sourceTime))) {
      day.bar().markMissing(closed);
    }
  }

  /** Volume of the day up to and including a minute: what newer ones hold is not in it. */
  public long volumeUpTo(BarFigures minute) {
    return day.bar().volume() - minutes.volumeBehind(minute.start());
  }

  /** Turnover likewise. */
  public void turnoverUpTo(BarFigures minute, Turnover result) {
    result.set(day.bar().turnoverHigh(), day.bar().turnoverLow());
    minutes.subtractBehind(minute.start(), result);
  }

  /** A number of no meaning that takes a look at what a tick needs. */
  public long warmth() {
    BarFigures open = minutes.current();
    return due + day.bar().warmth() + cumulative.time() + (open == null ? 0 : open.warmth());
  }

  /** Whether volume of it has come. */
  public boolean isTraded() {
    return traded;
  }

  /** Notes that the closing result has been seen; true if it is new. */
  public boolean seeResult() {
    boolean isNew = times.seeResult();
    findDue();
    return isNew;
  }

  /** The day bar. */
  public BarFigures bar() {
    return day.bar();
  }

  /** The day bar and what belongs to it beside. */
  public DayFigures figures() {
    return day;
  }

  /** Takes the settlement that a snapshot tells. */
  public void takeSettlement(SnapshotFigures snapshot) {
    if (day.takeSettlement(snapshot) && traded) {
      day.bar().touch(closed);
    }
  }

  /** Its minutes. */
  public MinuteLine minutes() {
    return minutes;
  }

  /** The predecessor of the next snapshot. */
  public CumulativeFigures cumulative() {
    return cumulative;
  }

  /** What has been seen of it beside its figures. */
  public Evidence evidence() {
    return evidence;
  }

  /** Its hours. */
  public MarketDay hours() {
    return hours;
  }

  /** Days since 1970-01-01. */
  public int day() {
    return hours.day();
  }

  /** Price of the newest closed minute that has one. */
  public long linePrice() {
    return linePrice;
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
        .cursor(times.cursor())
        .waiting(times.waiting())
        .provisional(provisional)
        .linePrice(linePrice);
    day.write(state);
    cumulative.write(state);
    evidence.write(state);
  }

  private int flags() {
    return StoredDay.flags(
        traded, closed, times.isResultSeen(), cumulative.isKnown(), minuteClosed);
  }
}
