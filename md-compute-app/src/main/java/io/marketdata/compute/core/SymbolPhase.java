package io.marketdata.compute.core;

import io.marketdata.compute.bar.DayBook;
import io.marketdata.wire.sbe.Phase;
import io.marketdata.wire.sbe.StatusKind;

/** The phase of a symbol: by its feed, else by its sessions; every change is told. */
final class SymbolPhase {

  private SymbolPhase() {}

  /** At a tick; one that is older than the quote changes nothing. */
  static void atTick(SymbolCore symbol, Day day, Phase given, long eventTime, Updates updates) {
    if (day != symbol.current() || eventTime < symbol.quote().time()) {
      return;
    }
    boolean isGiven =
        given != Phase.UNKNOWN && given != Phase.NULL_VAL && given != Phase.SBE_UNKNOWN;
    change(symbol, isGiven ? given : phaseAt(day.book(), eventTime), eventTime, updates);
  }

  /** Where a minute or the day closed: at the end of a section. */
  static void atBoundary(
      SymbolCore symbol, Day day, long boundary, long eventTime, Updates updates) {
    DayBook book = day.book();
    boolean isEnd = book.isClosed() || !book.hours().isTrading(boundary);
    long newest = symbol.quote().time();
    if (isEnd
        && day == symbol.current()
        && !isBehind(book, newest, boundary)
        && !isToldBehind(symbol, book, newest, boundary)) {
      change(symbol, book.hours().phase(boundary), eventTime, updates);
    }
  }

  /** Whether a stamp belongs to what comes after the boundary. */
  private static boolean isBehind(DayBook book, long eventTime, long boundary) {
    long minute = book.minuteStart(eventTime);
    boolean isInside = minute != DayBook.NONE && minute + DayBook.MINUTE <= boundary;
    return eventTime >= boundary && !isInside;
  }

  /** Whether the feed told another phase than the hours do, at the boundary or behind it. */
  private static boolean isToldBehind(SymbolCore symbol, DayBook book, long newest, long boundary) {
    return newest >= boundary && symbol.quote().phase() != phaseAt(book, newest);
  }

  private static Phase phaseAt(DayBook book, long eventTime) {
    Phase phase = book.hours().phase(eventTime);
    long minute = book.minuteStart(eventTime);
    boolean isTolerated = minute != DayBook.NONE && eventTime >= minute + DayBook.MINUTE;
    return isTolerated ? book.hours().phase(minute) : phase;
  }

  private static void change(SymbolCore symbol, Phase phase, long eventTime, Updates updates) {
    if (symbol.quote().phase() != phase) {
      symbol.quote().phase(phase);
      updates.status(symbol, StatusKind.PHASE, eventTime, SourceTime.NONE, SourceTime.NONE);
    }
  }
}
