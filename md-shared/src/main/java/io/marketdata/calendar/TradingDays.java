package io.marketdata.calendar;

/** Says which days are trading days. Must give the same answer for the same day, and be fast. */
@FunctionalInterface
public interface TradingDays {
  /** Whether this day, counted from 1970-01-01, is a trading day. */
  boolean isTradingDay(int epochDay);
}
