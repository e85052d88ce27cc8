package io.marketdata.calendar;

/** In which evening the sections lie that begin before 00:00 of their trading day. */
public enum Evening {
  /** There are none. */
  NONE,
  /** Of the calendar day before: FX opens on Sunday for Monday. */
  CALENDAR,
  /** Of the trading day before: a future's Friday night belongs to Monday. Not before a holiday. */
  TRADING
}
