package io.marketdata.compute.bar;

import io.marketdata.calendar.SessionTemplate;
import io.marketdata.calendar.TradingDay;
import io.marketdata.wire.sbe.SymbolFiguresDecoder;

/** A stored day that waits for its sessions: they stand behind it in the message. */
public final class StoredDay {

  private static final int TRADED = 1;
  private static final int CLOSED = 2;
  private static final int RESULT_SEEN = 4;
  private static final int KNOWN = 8;
  private static final int MINUTE_CLOSED = 16;

  private final int tradingDay;
  private final int flags;
  private final BarFigures bar;
  private final CumulativeFigures cumulative = new CumulativeFigures();
  private final MinuteLine minutes = new MinuteLine();
  private final long cursor;
  private final long linePrice;
  private final long provisional;
  private final long afterHours;
  private final long unattributed;

  private StoredDay(SymbolFiguresDecoder.DaysDecoder state) {
    tradingDay = state.tradingDay();
    flags = state.flags();
    bar = new BarFigures(state.bar());
    cursor = state.cursor();
    linePrice = state.linePrice();
    provisional = state.provisional();
    afterHours = state.afterHours();
    unattributed = state.unattributed();
    cumulative.read(state, (flags & KNOWN) != 0);
  }

  /** Reads what {@link DayBook#write} and {@link MinuteLine#write} wrote. */
  public static StoredDay read(SymbolFiguresDecoder.DaysDecoder state) {
    StoredDay stored = new StoredDay(state);
    for (SymbolFiguresDecoder.DaysDecoder.MinutesDecoder minute : state.minutes()) {
      stored.minutes.restore(new BarFigures(minute.bar()), minute.closed() != 0);
    }
    return stored;
  }

  static int flags(
      boolean traded, boolean closed, boolean resultSeen, boolean known, boolean minuteClosed) {
    return (traded ? TRADED : 0)
        | (closed ? CLOSED : 0)
        | (resultSeen ? RESULT_SEEN : 0)
        | (known ? KNOWN : 0)
        | (minuteClosed ? MINUTE_CLOSED : 0);
  }

  /** The day by these sessions. */
  public DayBook in(TradingDay sessions, SessionTemplate template, LateTickPolicy policy) {
    return new DayBook(sessions, template, policy, this);
  }

  /** Days since 1970-01-01. */
  public int tradingDay() {
    return tradingDay;
  }

  BarFigures bar() {
    return bar;
  }

  CumulativeFigures cumulative() {
    return cumulative;
  }

  MinuteLine minutes() {
    return minutes;
  }

  long cursor() {
    return cursor;
  }

  long linePrice() {
    return linePrice;
  }

  long provisional() {
    return provisional;
  }

  long afterHours() {
    return afterHours;
  }

  long unattributed() {
    return unattributed;
  }

  boolean isTraded() {
    return (flags & TRADED) != 0;
  }

  boolean isClosed() {
    return (flags & CLOSED) != 0;
  }

  boolean isResultSeen() {
    return (flags & RESULT_SEEN) != 0;
  }

  boolean isMinuteClosed() {
    return (flags & MINUTE_CLOSED) != 0;
  }
}
