package io.marketdata.compute.core;

/** What is counted by a sequence number of its own, per symbol. */
enum Channel {
  TRADE,
  STATUS,
  QUOTE,
  DEPTH,
  MINUTE,
  BAR_MINUTE,
  BAR_DAY;

  static final int COUNT = values().length;
}
