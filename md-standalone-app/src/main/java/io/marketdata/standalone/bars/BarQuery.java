package io.marketdata.standalone.bars;

import io.marketdata.candle.AuctionMerge;
import io.marketdata.candle.BarFill;
import io.marketdata.candle.BarLabel;
import io.marketdata.candle.Interval;

/**
 * Which bars are asked for.
 *
 * @param interval up to a month
 * @param fill what stands where nothing was traded
 * @param label which time a bar is written under
 * @param auctions what becomes of the results of auctions
 */
record BarQuery(Interval interval, BarFill fill, BarLabel label, AuctionMerge auctions) {

  /** Bars as they are stored. */
  static BarQuery of(Interval interval) {
    return new BarQuery(interval, BarFill.NONE, BarLabel.START, AuctionMerge.MERGE);
  }
}
