package io.marketdata.candle;

import io.marketdata.calendar.Auction;

/** Takes bars of one symbol and interval. */
@FunctionalInterface
public interface RolledBars {

  /**
   * A bar.
   *
   * @param auction whose result it is; NONE of a bar of the interval
   * @param period that it stands for, of an auction the minute that it belongs to
   */
  void bar(Auction auction, BarPeriod period, Bar bar);
}
