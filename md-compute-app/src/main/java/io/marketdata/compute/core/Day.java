package io.marketdata.compute.core;

import io.marketdata.calendar.TradingDay;
import io.marketdata.compute.bar.DayBook;

/** A trading day of a symbol: its bars, and the rules that it runs by from first tick to end. */
final class Day {

  private final DayBook book;
  private final Rules rules;

  Day(DayBook book, Rules rules) {
    this.book = book;
    this.rules = rules;
  }

  /**
   * Whether a stamp belongs to it.
   *
   * @param given the feed's own trading day, or {@link SymbolCore#NO_DAY}
   */
  boolean isOf(long eventTime, int given) {
    TradingDay sessions = book.sessions();
    return given != SymbolCore.NO_DAY ? given == sessions.day() : sessions.covers(eventTime);
  }

  DayBook book() {
    return book;
  }

  Rules rules() {
    return rules;
  }
}
