package io.marketdata.standalone.bars;

import io.marketdata.candle.Bar;
import io.marketdata.instrument.Instrument;

/** Takes bars that change no more. */
@FunctionalInterface
interface FinishedBars {

  /** The next bar; of one symbol they come in the order of their starts. */
  void bar(Instrument instrument, Bar bar);
}
