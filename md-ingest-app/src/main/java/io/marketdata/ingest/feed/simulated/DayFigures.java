package io.marketdata.ingest.feed.simulated;

/** Cumulative figures of one symbol's trading day, in the instrument's units. Single thread. */
final class DayFigures {

  static final int NONE = Integer.MIN_VALUE;

  private final long multiplier;
  private int tradingDay = NONE;
  long previousClose;
  long limitUp;
  long limitDown;
  long last;
  long open;
  long high;
  long low;
  long volume;
  long turnover;
  long trades;
  long openInterest;

  DayFigures(long multiplier) {
    this.multiplier = multiplier;
  }

  int tradingDay() {
    return tradingDay;
  }

  /** Forgets everything: the next trading day begins, whatever it is. */
  void forget() {
    tradingDay = NONE;
  }

  void begin(int day, long previous, long up, long down, long interest) {
    tradingDay = day;
    previousClose = previous;
    limitUp = up;
    limitDown = down;
    last = 0;
    open = 0;
    high = 0;
    low = 0;
    volume = 0;
    turnover = 0;
    trades = 0;
    openInterest = interest;
  }

  void traded(long price, long size, int count) {
    if (volume == 0) {
      open = price;
      high = price;
      low = price;
    }
    last = price;
    high = Math.max(high, price);
    low = Math.min(low, price);
    volume += size;
    turnover =
        Math.addExact(turnover, Math.multiplyExact(Math.multiplyExact(size, price), multiplier));
    trades += count;
  }
}
