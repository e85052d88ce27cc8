package io.marketdata.compute.core;

import io.marketdata.calendar.MarketDay;
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
    MarketDay hours = book.hours();
    return given != SymbolCore.NO_DAY ? given == hours.day() : hours.covers(eventTime);
  }

  DayBook book() {
    return book;
  }

  Rules rules() {
    return rules;
  }
}
