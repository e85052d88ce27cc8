package io.marketdata.load.clients;

/** The kinds of stream that the gateway offers. */
enum StreamKind {
  /** Every trade. */
  TRADE,
  /** The quote. */
  QUOTE,
  /** 1-minute bars. */
  MINUTE_BAR,
  /** Day bars. */
  DAY_BAR,
  /** Indicators of 1-minute bars. */
  INDICATOR;

  /** Whether a hole is a loss. */
  boolean isEvent() {
    return this == TRADE;
  }

  /** Name of the channel that it takes of a symbol. */
  String channel(String symbol) {
    return symbol + ' ' + this;
  }
}
