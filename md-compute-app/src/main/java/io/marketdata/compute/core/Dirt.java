package io.marketdata.compute.core;

/** Which parts of a symbol's state differ from the stored ones. */
final class Dirt {

  private boolean figures;
  private boolean indicators;
  private boolean figuresInFlight;
  private boolean indicatorsInFlight;

  void figures() {
    figures = true;
  }

  void indicators() {
    indicators = true;
  }

  boolean hasFigures() {
    return figures;
  }

  boolean hasIndicators() {
    return indicators;
  }

  void send() {
    figuresInFlight = figures;
    indicatorsInFlight = indicators;
    figures = false;
    indicators = false;
  }

  void takeBack() {
    figures |= figuresInFlight;
    indicators |= indicatorsInFlight;
    confirm();
  }

  void confirm() {
    figuresInFlight = false;
    indicatorsInFlight = false;
  }
}
