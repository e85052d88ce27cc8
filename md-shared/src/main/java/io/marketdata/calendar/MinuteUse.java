package io.marketdata.calendar;

/** What the minutes of a section are good for. */
public enum MinuteUse {
  /** They are trading minutes, which make bars. */
  COUNT,
  /** An auction, whose result becomes a record of its own. */
  AUCTION,
  /** Its volume counts for the day alone. */
  DAY,
  /** Nothing is traded. */
  NONE
}
