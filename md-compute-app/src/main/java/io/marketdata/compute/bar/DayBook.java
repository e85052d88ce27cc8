package io.marketdata.compute.bar;

import io.marketdata.calendar.SessionClock;
import io.marketdata.calendar.SessionTemplate;
import io.marketdata.calendar.TradingDay;
import io.marketdata.price.Turnover;
import io.marketdata.wire.sbe.SymbolFiguresDecoder;
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
  private static final int TRADED = 1;
  private static final int CLOSED = 2;
  private static final int RESULT_SEEN = 4;
  private static final int KNOWN = 8;
  private static final int MINUTE_CLOSED = 16;

  private final TradingDay sessions;
  private final SessionTemplate template;
  private final LateTickPolicy policy;
  private final BarFigures bar;
  private final MinuteLine minutes;
  private final CumulativeFigures cumulative;
  private long cursor = NONE;
  private long linePrice;
  private long afterHours;
  private long unattributed;
  private boolean traded;
  private boolean closed;
  private boolean resultSeen;
  private boolean minuteClosed;
  private @Nullable BarFigures touched;

  /** An empty day. */
  public DayBook(TradingDay sessions, SessionTemplate template, LateTickPolicy policy) {
    this.sessions = sessions;
    this.template = template;
    this.policy = policy;
    bar = new BarFigures(sessions.day() * DAY);
    minutes = new MinuteLine();
    cumulative = new CumulativeFigures();
  }

  private DayBook(
      TradingDay sessions, SessionTemplate template, LateTickPolicy policy, StoredDay stored) {
    this.sessions = sessions;
    this.template = template;
    this.policy = policy;
    bar = stored.bar;
    minutes = stored.minutes;
    cumulative = stored.cumulative;
    traded = (stored.flags & TRADED) != 0;
    closed = (stored.flags & CLOSED) != 0;
    resultSeen = (stored.flags & RESULT_SEEN) != 0;
    minuteClosed = (stored.flags & MINUTE_CLOSED) != 0;
    cursor = stored.figures[0];
    linePrice = stored.figures[1];
    afterHours = stored.figures[2];
    unattributed = stored.figures[3];
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
    boolean isAhead = !minuteClosed || cursor != NONE && start >= cursor;
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
    minuteClosed = true;
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

  /** Whether that time is behind the last minute. */
  public boolean isBehindMinutes(long time) {
    return time >= sessions.minute(sessions.minutes() - 1) + MINUTE;
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
        start, endsSection ? Math.max(policy.grace(), template.endTolerance()) : policy.grace());
  }

  private long dayDue() {
    long lastMinute = sessions.minute(sessions.minutes() - 1);
    return Math.max(sessions.end() + template.closeGrace(), minuteDue(lastMinute));
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

  /** Writes all of it but its rules and minutes; the minutes follow by {@link #writeMinutes}. */
  public void write(SymbolFiguresEncoder.DaysEncoder state) {
    state
        .tradingDay(day())
        .flags((short) flags())
        .afterHours(afterHours)
        .unattributed(unattributed)
        .cursor(cursor)
        .linePrice(linePrice);
    bar.write(state.bar());
    cumulative.write(state);
  }

  /** Writes its minutes. */
  public void writeMinutes(SymbolFiguresEncoder.DaysEncoder state) {
    SymbolFiguresEncoder.DaysEncoder.MinutesEncoder group =
        state.minutesCount(minutes.open().size() + minutes.closed().size());
    for (BarFigures minute : minutes.closed()) {
      minute.write(group.next().closed((short) 1).bar());
    }
    for (BarFigures minute : minutes.open()) {
      minute.write(group.next().closed((short) 0).bar());
    }
  }

  private int flags() {
    return (traded ? TRADED : 0) | (closed ? CLOSED : 0) | (resultSeen ? RESULT_SEEN : 0)
        | (cumulative.isKnown() ? KNOWN : 0) | (minuteClosed ? MINUTE_CLOSED : 0);
  }

  /**
   * Reads what {@link #write} and {@link #writeMinutes} wrote; needs the sessions only afterwards, as
   * the rules stand behind them in the message.
   */
  public static StoredDay read(SymbolFiguresDecoder.DaysDecoder state) {
    StoredDay stored = new StoredDay(state);
    for (SymbolFiguresDecoder.DaysDecoder.MinutesDecoder minute : state.minutes()) {
      stored.add(new BarFigures(minute.bar()), minute.closed() != 0);
    }
    return stored;
  }

  /** A stored day that waits for its sessions. */
  public static final class StoredDay {
    private final int tradingDay;
    private final int flags;
    private final BarFigures bar;
    private final long[] figures;
    private final CumulativeFigures cumulative = new CumulativeFigures();
    private final MinuteLine minutes = new MinuteLine();

    private StoredDay(SymbolFiguresDecoder.DaysDecoder state) {
      tradingDay = state.tradingDay();
      flags = state.flags();
      bar = new BarFigures(state.bar());
      figures =
          new long[] {
            state.cursor(), state.linePrice(), state.afterHours(), state.unattributed()
          };
      cumulative.read(state, (flags & KNOWN) != 0);
    }

    private void add(BarFigures minute, boolean isClosed) {
      minutes.restore(minute, isClosed);
    }

    /** Days since 1970-01-01. */
    public int tradingDay() {
      return tradingDay;
    }

    /** The day by these sessions. */
    public DayBook in(TradingDay sessions, SessionTemplate template, LateTickPolicy policy) {
      return new DayBook(sessions, template, policy, this);
    }
  }
}
