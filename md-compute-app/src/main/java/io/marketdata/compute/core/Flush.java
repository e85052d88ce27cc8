package io.marketdata.compute.core;

import io.marketdata.compute.bar.BarFigures;
import io.marketdata.compute.bar.MinuteLine;
import io.marketdata.wire.sbe.BarState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a record changed of a symbol's bars, once each: revisions with what follows from them, open
 * minutes, days, points of the intraday line.
 */
final class Flush {

  private Flush() {}

  static void write(SymbolCore symbol, long eventTime, Updates updates) {
    revisions(symbol, eventTime, updates);
    Day previous = symbol.touchedPrevious();
    Day current = symbol.touchedCurrent();
    openBars(symbol, previous, eventTime, updates);
    openBars(symbol, current, eventTime, updates);
    day(symbol, previous, eventTime, updates);
    day(symbol, current, eventTime, updates);
    openPoints(symbol, previous, eventTime, updates);
    openPoints(symbol, current, eventTime, updates);
  }

  /** Revised minutes, each with its point and the indicators that it changed. */
  static void revisions(SymbolCore symbol, long eventTime, Updates updates) {
    if (hasRevision(symbol.touchedPrevious()) || hasRevision(symbol.touchedCurrent())) {
      symbol.indicators().restart();
      revisions(symbol, symbol.previous(), eventTime, updates);
      revisions(symbol, symbol.current(), eventTime, updates);
    }
  }

  /** Takes the kept minutes again, because one has closed behind later ones. */
  static void indicators(SymbolCore symbol, BarFigures closed, long eventTime, Updates updates) {
    symbol.indicators().restart();
    indicators(symbol, symbol.previous(), closed, eventTime, updates);
    indicators(symbol, symbol.current(), closed, eventTime, updates);
  }

  private static void indicators(
      SymbolCore symbol, @Nullable Day day, BarFigures closed, long eventTime, Updates updates) {
    if (day == null) {
      return;
    }
    for (BarFigures minute : day.book().minutes().closed()) {
      symbol.indicators().again(symbol, day, minute, minute == closed, eventTime, updates);
    }
  }

  private static boolean hasRevision(@Nullable Day day) {
    if (day == null || !day.book().minutes().isRevised()) {
      return false;
    }
    List<BarFigures> closed = day.book().minutes().closed();
    for (int i = 0; i < closed.size(); i++) {
      if (closed.get(i).isTouched()) {
        return true;
      }
    }
    return false;
  }

  private static void revisions(
      SymbolCore symbol, @Nullable Day day, long eventTime, Updates updates) {
    if (day == null) {
      return;
    }
    day.book().minutes().settleRevisions();
    for (BarFigures minute : day.book().minutes().closed()) {
      boolean isRevised = minute.isTouched();
      if (isRevised) {
        if (minute.isPriced()) {
          minute.revise();
          updates.minuteBar(symbol, day, minute, BarState.REVISED, eventTime);
        }
        updates.minute(symbol, day, minute, BarState.REVISED, eventTime);
        minute.settle();
      }
      symbol.indicators().again(symbol, day, minute, isRevised, eventTime, updates);
    }
  }

  private static void openBars(
      SymbolCore symbol, @Nullable Day day, long eventTime, Updates updates) {
    if (day == null) {
      return;
    }
    MinuteLine minutes = day.book().minutes();
    if (minutes.openCount() > 1) {
      List<BarFigures> older = minutes.older();
      for (int i = 0; i < older.size(); i++) {
        openBar(symbol, day, older.get(i), eventTime, updates);
      }
    }
    openBar(symbol, day, minutes.current(), eventTime, updates);
  }

  private static void openBar(
      SymbolCore symbol, Day day, @Nullable BarFigures minute, long eventTime, Updates updates) {
    if (minute != null && minute.isTouched() && minute.isPriced()) {
      updates.minuteBar(symbol, day, minute, BarState.OPEN, eventTime);
    }
  }

  private static void openPoints(
      SymbolCore symbol, @Nullable Day day, long eventTime, Updates updates) {
    if (day == null) {
      return;
    }
    MinuteLine minutes = day.book().minutes();
    if (minutes.openCount() > 1) {
      List<BarFigures> older = minutes.older();
      for (int i = 0; i < older.size(); i++) {
        openPoint(symbol, day, older.get(i), eventTime, updates);
      }
    }
    openPoint(symbol, day, minutes.current(), eventTime, updates);
  }

  private static void openPoint(
      SymbolCore symbol, Day day, @Nullable BarFigures minute, long eventTime, Updates updates) {
    if (minute != null && minute.isTouched()) {
      minute.settle();
      updates.minute(symbol, day, minute, BarState.OPEN, eventTime);
    }
  }

  private static void day(SymbolCore symbol, @Nullable Day day, long eventTime, Updates updates) {
    if (day == null || !day.book().bar().isTouched()) {
      return;
    }
    BarFigures bar = day.book().bar();
    boolean isClosed = day.book().isClosed();
    if (isClosed) {
      bar.revise();
    }
    updates.dayBar(symbol, day, isClosed ? BarState.REVISED : BarState.OPEN, eventTime);
    bar.settle();
  }
}
