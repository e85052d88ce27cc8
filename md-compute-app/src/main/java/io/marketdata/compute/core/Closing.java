package io.marketdata.compute.core;

import io.marketdata.compute.bar.BarFigures;
import io.marketdata.compute.bar.DayBook;
import io.marketdata.wire.sbe.BarState;
import org.jspecify.annotations.Nullable;

/** Closes what is due of a symbol: minutes, blank ones too, then the day. */
final class Closing {

  private Closing() {}

  static long due(@Nullable Day day) {
    return day == null ? Long.MAX_VALUE : day.book().due();
  }

  /** The earliest end of what is due at that time. */
  static long boundary(SymbolCore symbol, long time) {
    return Math.min(boundary(symbol.previous(), time), boundary(symbol.current(), time));
  }

  private static long boundary(@Nullable Day day, long time) {
    return day == null || day.book().due() > time ? Long.MAX_VALUE : day.book().boundary();
  }

  /** Closes in the order of boundaries what its own tick shows to be over. */
  static void behind(SymbolCore symbol, long eventTime, long time, Updates updates) {
    while (symbol.due() <= eventTime) {
      at(symbol, boundary(symbol, eventTime), eventTime, time, updates);
    }
  }

  /**
   * Closes what ends at that boundary and is due.
   *
   * @param due what is due at or before it is closed
   * @param time how far the symbol has come
   */
  static void at(SymbolCore symbol, long boundary, long due, long time, Updates updates) {
    at(symbol, symbol.previous(), boundary, due, time, updates);
    at(symbol, symbol.current(), boundary, due, time, updates);
  }

  private static void at(
      SymbolCore symbol, @Nullable Day day, long boundary, long due, long time, Updates updates) {
    if (day == null) {
      return;
    }
    while (day.book().due() <= due && day.book().boundary() == boundary) {
      next(symbol, day, time, updates);
    }
  }

  /** Closes all of a day, due or not. */
  static void all(SymbolCore symbol, Day day, long time, Updates updates) {
    while (day.book().due() != Long.MAX_VALUE) {
      next(symbol, day, time, updates);
    }
  }

  private static void next(SymbolCore symbol, Day day, long time, Updates updates) {
    symbol.dirt().figures();
    DayBook book = day.book();
    long boundary = book.boundary();
    if (book.isProvisional()) {
      confirm(symbol, day, time, updates);
    } else {
      close(symbol, day, time, updates);
    }
    if (!book.isProvisional() || book.due() > time) {
      SymbolPhase.atBoundary(symbol, day, boundary, time, updates);
    }
  }

  private static void close(SymbolCore symbol, Day day, long time, Updates updates) {
    symbol.flushRevisions(updates);
    if (day.book().hasMinuteDue()) {
      minute(symbol, day, day.book().closeMinute(), time, time, updates);
    } else {
      day.book().close();
      updates.dayBar(symbol, day, BarState.CLOSED, time);
    }
  }

  /** What closed ahead is told again where it is whole now. */
  private static void confirm(SymbolCore symbol, Day day, long time, Updates updates) {
    BarFigures bar = day.book().confirm();
    if (bar == day.book().bar()) {
      bar.revise();
      updates.confirmedDay(symbol, day, time);
    } else if (bar != null) {
      bar.revise();
      updates.confirmedMinute(symbol, day, bar, time);
    }
    symbol.indicators().retire(symbol, time);
  }

  /**
   * Closes, marked partial, what ends at that boundary and is due at a time which the source has
   * not reached.
   *
   * @param reached how far the source has come
   */
  static void ahead(SymbolCore symbol, long boundary, long time, long reached, Updates updates) {
    ahead(symbol, symbol.previous(), boundary, time, reached, updates);
    ahead(symbol, symbol.current(), boundary, time, reached, updates);
  }

  private static void ahead(
      SymbolCore symbol,
      @Nullable Day day,
      long boundary,
      long time,
      long reached,
      Updates updates) {
    if (day == null) {
      return;
    }
    DayBook book = day.book();
    while (book.closingDue() <= time && book.closingBoundary() == boundary) {
      symbol.dirt().figures();
      if (book.hasMinuteDue()) {
        minute(symbol, day, book.closeMinuteAhead(), time, reached, updates);
      } else {
        book.closeAhead();
        updates.dayBar(symbol, day, BarState.CLOSED, time);
      }
      SymbolPhase.atBoundary(symbol, day, boundary, time, updates);
    }
  }

  /** The earliest end of what closes at that time, ahead of the source; Long.MAX_VALUE if none. */
  static long boundaryAhead(SymbolCore symbol, long time) {
    return Math.min(boundaryAhead(symbol.previous(), time), boundaryAhead(symbol.current(), time));
  }

  private static long boundaryAhead(@Nullable Day day, long time) {
    return day == null || day.book().closingDue() > time
        ? Long.MAX_VALUE
        : day.book().closingBoundary();
  }

  private static void minute(
      SymbolCore symbol, Day day, BarFigures minute, long time, long reached, Updates updates) {
    if (minute.isPriced()) {
      updates.minuteBar(symbol, day, minute, BarState.CLOSED, time);
    }
    updates.minute(symbol, day, minute, BarState.CLOSED, time);
    if (minute.isPriced()) {
      if (day.book().minutes().isNewestClosed(minute)) {
        symbol.indicators().close(symbol, day, minute, time, updates);
      } else {
        Flush.indicators(symbol, minute, time, updates);
      }
    }
    if (reached < minute.start() + DayBook.MINUTE) {
      day.book().minutes().forgetBlank(minute);
    }
    symbol.indicators().retire(symbol, reached);
  }
}
