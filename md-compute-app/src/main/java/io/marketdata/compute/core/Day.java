package io.marketdata.compute.core;

import io.marketdata.compute.bar.DayBook;

/** A trading day of a symbol: its bars, and the rules that it runs by from first tick to end. */
final class Day {

  private final DayBook book;
  private final Rules rules;

  Day(DayBook book, Rules rules) {
    this.book = book;
    this.rules = rules;
  }

  DayBook book() {
    return book;
  }

  Rules rules() {
    return rules;
  }
}
