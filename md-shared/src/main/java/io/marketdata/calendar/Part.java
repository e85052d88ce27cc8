package io.marketdata.calendar;

/** A part of the trading day whose minutes are counted on their own; bars never cross it. */
public enum Part {
  /** Before the regular hours. */
  PRE,
  /** The regular hours; night and day sections of a future are one count. */
  REGULAR,
  /** Behind the regular hours. */
  POST
}
