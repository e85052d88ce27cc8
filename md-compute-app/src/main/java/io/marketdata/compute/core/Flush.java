package io.marketdata.compute.core;

import io.marketdata.compute.bar.BarFigures;
import io.marketdata.wire.sbe.BarState;
import org.jspecify.annotations.Nullable;

/** What a record changed of a symbol's bars, once each: revisions, the open minute, the days. */
final class Flush {

  private Flush() {}

  static void write(SymbolCore symbol, long eventTime, Updates updates) {
    boolean isRevised = revisions(symbol, symbol.previous(), eventTime, updates);
    isRevised |= revisions(symbol, symbol.current(), eventTime, updates);
    if (isRevised) {
      symbol.indicators().recompute(symbol, eventTime, updates);
      settleClosed(symbol.previous());
      settleClosed(symbol.current());
    }
    openMinute(symbol, eventTime, updates);
    day(symbol, symbol.previous(), eventTime, updates);
    day(symbol, symbol.current(), eventTime, updates);
  }

  private static boolean revisions(
      SymbolCore symbol, @Nullable Day day, long eventTime, Updates updates) {
    if (day == null) {
      return false;
    }
    boolean any = false;
    for (BarFigures minute : day.book().minutes().closed()) {
      if (minute.isTouched()) {
        minute.revise();
        updates.minuteBar(symbol, day, minute, BarState.REVISED, eventTime);
        updates.minute(symbol, day, minute, BarState.REVISED, eventTime);
        any = true;
      }
    }
    return any;
  }

  private static void settleClosed(@Nullable Day day) {
    if (day != null) {
      day.book().minutes().closed().forEach(BarFigures::settle);
    }
  }

  private static void openMinute(SymbolCore symbol, long eventTime, Updates updates) {
    Day day = newestOpen(symbol.current()) ? symbol.current() : symbol.previous();
    if (day == null) {
      return;
    }
    BarFigures minute = day.book().minutes().current();
    if (minute != null && minute.isTouched()) {
      updates.minuteBar(symbol, day, minute, BarState.OPEN, eventTime);
      updates.minute(symbol, day, minute, BarState.OPEN, eventTime);
    }
    settleOpen(symbol.previous());
    settleOpen(symbol.current());
  }

  private static boolean newestOpen(@Nullable Day day) {
    return day != null && day.book().minutes().current() != null;
  }

  private static void settleOpen(@Nullable Day day) {
    if (day != null) {
      day.book().minutes().open().forEach(BarFigures::settle);
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
