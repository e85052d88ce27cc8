package io.marketdata.compute.core;

import io.marketdata.compute.bar.BarFigures;
import io.marketdata.indicator.IndicatorSet;
import io.marketdata.wire.MessageReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps a symbol's indicators in step with its closed minutes; none where its rules name none. */
final class MinuteIndicators {

  private @Nullable IndicatorLine line;
  private List<IndicatorValues> published = List.of();

  @Nullable IndicatorLine line() {
    return line;
  }

  /** A minute with a price closed. */
  void close(SymbolCore symbol, Day day, BarFigures minute, long time, Updates updates) {
    IndicatorLine now = lineOf(symbol, day, minute);
    if (now == null) {
      return;
    }
    IndicatorValues values = now.add(minute, day.rules().instrument());
    if (values != null) {
      updates.indicators(symbol, day, minute, values, time);
    }
  }

  private @Nullable IndicatorLine lineOf(SymbolCore symbol, Day day, BarFigures minute) {
    IndicatorLine now = line;
    byte[] wanted = day.rules().indicatorSet();
    boolean isOld = day != symbol.current() && now != null;
    if (isOld || (now != null && isSame(now.definition(), wanted))) {
      return now;
    }
    if (now == null && wanted.length == 0) {
      return null;
    }
    symbol.dirt().indicators();
    if (wanted.length == 0) {
      line = null;
      return null;
    }
    IndicatorLine begun = new IndicatorLine(wanted, set(wanted), minute.start());
    line = begun;
    return begun;
  }

  private static boolean isSame(byte[] definition, byte[] wanted) {
    return wanted.length > 0 && Definition.isSameRule(definition, wanted);
  }

  static IndicatorSet set(byte[] definition) {
    return IndicatorSet.decode(new MessageReader().wrapMessage(definition).indicatorSet());
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
        now.retire(minute, day.rules().instrument());
        symbol.dirt().indicators();
      }
    }
  }

  /** Goes back before the oldest minute that may change; {@link #again} takes the minutes since. */
  void restart() {
    IndicatorLine now = line;
    published = now == null ? List.of() : now.restart();
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
    IndicatorValues values = now.again(minute, day.rules().instrument(), published, isRevised);
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
        line.add(minute, day.rules().instrument());
      }
    }
  }
}
