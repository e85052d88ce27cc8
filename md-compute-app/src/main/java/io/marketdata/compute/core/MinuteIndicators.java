package io.marketdata.compute.core;

import io.marketdata.compute.bar.BarFigures;
import org.jspecify.annotations.Nullable;

/** Keeps a symbol's indicators in step with its closed minutes; none where its rules name none. */
final class MinuteIndicators {

  private @Nullable IndicatorLine line;

  @Nullable IndicatorLine line() {
    return line;
  }

  /** A minute with a price closed. */
  void close(SymbolCore symbol, Day day, BarFigures minute, long time, Updates updates) {
    IndicatorLine now = lineOf(symbol, day, minute);
    if (now == null) {
      return;
    }
    IndicatorValues values = now.add(minute, day.rules());
    if (values != null) {
      updates.indicators(symbol, day, minute, values, time);
    }
  }

  private @Nullable IndicatorLine lineOf(SymbolCore symbol, Day day, BarFigures minute) {
    IndicatorLine now = line;
    IndicatorKind wanted = day.rules().indicators();
    boolean isOld = day != symbol.current() && now != null;
    if (isOld || (now != null && wanted != null && now.kind().isSameRule(wanted))) {
      return now;
    }
    if (now == null && wanted == null) {
      return null;
    }
    symbol.dirt().indicators();
    line = wanted == null ? null : new IndicatorLine(wanted, minute.start());
    return line;
  }

  /** Lets go what can be revised no more. */
  void retire(SymbolCore symbol, long time) {
    Day before = symbol.previous();
    if (before != null) {
      retire(symbol, before, time);
      if (!before.book().minutes().closed().isEmpty()) {
        return;
      }
    }
    Day day = symbol.current();
    if (day != null) {
      retire(symbol, day, time);
    }
  }

  /** Lets go all minutes of a day that is forgotten. */
  void retireAll(SymbolCore symbol, Day day) {
    retire(symbol, day, Long.MAX_VALUE);
  }

  private void retire(SymbolCore symbol, Day day, long time) {
    for (BarFigures minute = day.book().retire(time);
        minute != null;
        minute = day.book().retire(time)) {
      IndicatorLine now = line;
      if (now != null) {
        now.retire(minute, day.rules());
        symbol.dirt().indicators();
      }
      if (!day.book().isClosed()) {
        day.book().minutes().reuse(minute);
      }
    }
  }

  /** Goes back before the oldest minute that may change; {@link #again} takes the minutes since. */
  void restart() {
    IndicatorLine now = line;
    if (now != null) {
      now.restart();
    }
  }

  /**
   * Takes a closed minute again; tells its values if they, or the minute, are others than before.
   */
  void again(
      SymbolCore symbol,
      Day day,
      BarFigures minute,
      boolean isRevised,
      long time,
      Updates updates) {
    IndicatorLine now = line;
    if (now == null || !minute.isPriced()) {
      return;
    }
    IndicatorValues values = now.again(minute, day.rules(), isRevised);
    if (values != null) {
      updates.indicators(symbol, day, minute, values, time);
    }
  }

  /** Takes over a stored base and takes the minutes of the restored days again. */
  void restore(SymbolCore symbol, IndicatorLine stored) {
    line = stored;
    replay(symbol.previous(), stored);
    replay(symbol.current(), stored);
  }

  private static void replay(@Nullable Day day, IndicatorLine line) {
    if (day == null) {
      return;
    }
    for (BarFigures minute : day.book().minutes().closed()) {
      if (minute.isPriced()) {
        line.add(minute, day.rules());
      }
    }
  }
}
