package io.marketdata.standalone.accuracy;

/** How a reference tells volume and turnover. */
enum Told {
  /** Of the bar, to the last digit. */
  EXACT,
  /** Of the day up to the bar's end. */
  RUNNING,
  /** Turnover as a binary number of 24 bits: ours is cut to as many. */
  FLOAT
}
