package io.marketdata.indicator;

/** What every saved state must keep. */
final class StateCheck {
  private StateCheck() {}

  static long count(long count) {
    if (count < 0) {
      throw new IllegalArgumentException("not an indicator's state: " + count + " bars");
    }
    return count;
  }
}
