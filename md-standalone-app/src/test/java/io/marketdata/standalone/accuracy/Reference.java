package io.marketdata.standalone.accuracy;

import java.io.IOException;
import java.util.SortedMap;

/** Bars that somebody else made, or that a test adds up without the platform's classes. */
@FunctionalInterface
interface Reference {

  /** All of them, by symbol and start. */
  SortedMap<BarKey, Candle> bars() throws IOException;
}
