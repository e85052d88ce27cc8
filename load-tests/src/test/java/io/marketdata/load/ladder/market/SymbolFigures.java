package io.marketdata.load.ladder.market;

import java.util.SplittableRandom;

/** A symbol's day so far, in hundredths and pieces. */
final class SymbolFigures {

  private static final long LOWEST = 500;

  long last = 1_000;
  long open = last;
  long high = last;
  long low = last;
  long volume;
  long turnover;

  /** Something was traded a few cents away. */
  void trade(SplittableRandom random, long size) {
    last = Math.max(LOWEST, last + random.nextInt(-3, 4));
    high = Math.max(high, last);
    low = Math.min(low, last);
    volume += size;
    turnover += size * last;
  }
}
