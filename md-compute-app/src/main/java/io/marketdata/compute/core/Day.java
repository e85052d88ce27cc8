package io.marketdata.compute.core;

import io.marketdata.compute.bar.DayBook;

/**
 * A trading day of a symbol.
 *
 * @param book its bars
 * @param rules what it runs by from its first tick to its end
 */
record Day(DayBook book, Rules rules) {}
