package io.marketdata.compute.bar;

import io.marketdata.calendar.MarketDay;
import io.marketdata.wire.sbe.Edge;
import io.marketdata.wire.sbe.SymbolFiguresDecoder;

/** A stored day that waits for its hours. */
public final class StoredDay {

  private static final int TRADED = 1;
  private static final int CLOSED = 2;
  private static final int RESULT_SEEN = 4;
  private static final int KNOWN = 8;
  private static final int MINUTE_CLOSED = 16;

  private final int tradingDay;
  private final int flags;
  private final Evidence evidence;
  private final DayFigures day;
  private final CumulativeFigures cumulative = new CumulativeFigures();
  private final MinuteLine minutes = new MinuteLine();
  private final long cursor;
  private final long waiting;
  private final long linePrice;
  private final long provisional;

  private StoredDay(SymbolFiguresDecoder.DaysDecoder state) {
    tradingDay = state.tradingDay();
    flags = state.flags();
    evidence = new Evidence(state);
    day = new DayFigures(state);
    cursor = state.cursor();
    waiting = state.waiting();
    linePrice = state.linePrice();
    provisional = state.provisional();
    cumulative.read(state, (flags & KNOWN) != 0);
  }

  /** Reads what {@link DayBook#write} and {@link MinuteLine#write} wrote. */
  public static StoredDay read(SymbolFiguresDecoder.DaysDecoder state) {
    StoredDay stored = new StoredDay(state);
    for (SymbolFiguresDecoder.DaysDecoder.MinutesDecoder minute : state.minutes()) {
      stored.minutes.restore(BarFiguresCodec.read(minute), minute.closed() != 0);
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

  /** The day by these hours. */
  public DayBook in(MarketDay hours, Edge edge) {
    return new DayBook(hours, edge, this);
  }

  /** Days since 1970-01-01. */
  public int tradingDay() {
    return tradingDay;
  }

  DayFigures day() {
    return day;
  }

  CumulativeFigures cumulative() {
    return cumulative;
  }

  MinuteLine minutes() {
    return minutes;
  }

  long waiting() {
    return waiting;
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

  Evidence evidence() {
    return evidence;
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
