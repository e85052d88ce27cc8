package io.marketdata.indicator;

/** What an indicator sees of a bar. Mutable, so that it can be filled again for every bar. */
public final class BarValues {
  private double open;
  private double high;
  private double low;
  private double close;
  private double volume;

  /** Fills all of them. */
  public BarValues set(
      double newOpen, double newHigh, double newLow, double newClose, double newVolume) {
    open = newOpen;
    high = newHigh;
    low = newLow;
    close = newClose;
    volume = newVolume;
    return this;
  }

  /** A bar of one price and no volume. */
  public BarValues setClose(double price) {
    return set(price, price, price, price, 0);
  }

  /** First price. */
  public double open() {
    return open;
  }

  /** Highest price. */
  public double high() {
    return high;
  }

  /** Lowest price. */
  public double low() {
    return low;
  }

  /** Last price. */
  public double close() {
    return close;
  }

  /** What was traded. */
  public double volume() {
    return volume;
  }
}
