package io.marketdata.standalone.bars;

import io.marketdata.calendar.Auction;
import io.marketdata.candle.Bar;
import io.marketdata.candle.BarPeriod;
import io.marketdata.instrument.Instrument;

/** Takes bars that change no more. */
@FunctionalInterface
interface FinishedBars {

  /**
   * The next bar; of one symbol they come in the order of time.
   *
   * @param auction whose result it is; NONE of a bar of the interval
   */
  void bar(Instrument instrument, Auction auction, BarPeriod period, Bar bar);
}
