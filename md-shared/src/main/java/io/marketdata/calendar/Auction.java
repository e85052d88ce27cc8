package io.marketdata.calendar;

/** The auctions of a day whose results are records of their own. */
public enum Auction {
  /** Not of an auction. */
  NONE,
  /** Opens the regular hours. */
  OPENING,
  /** Closes the regular hours. */
  CLOSING
}
