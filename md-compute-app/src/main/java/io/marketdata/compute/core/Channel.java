package io.marketdata.compute.core;

/** What is counted by a sequence number of its own, per symbol. */
enum Channel {
  TRADE(0),
  STATUS(1),
  QUOTE(2),
  DEPTH(3),
  MINUTE(4),
  BAR_MINUTE(5),
  BAR_DAY(6);

  static final int COUNT = 7;

  private final int place;

  Channel(int place) {
    this.place = place;
  }

  /** Its place among the counters of a symbol. */
  int place() {
    return place;
  }
}
