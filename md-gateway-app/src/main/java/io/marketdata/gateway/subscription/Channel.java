package io.marketdata.gateway.subscription;

/** What a stream carries of its symbol. */
public enum Channel {
  /** Every trade: events. */
  TRADE(true, false),
  /** The quote: one state. */
  QUOTE(false, false),
  /** 1-minute bars: a state for each start. */
  MINUTE_BAR(false, true),
  /** Day bars: a state for each start. */
  DAY_BAR(false, true),
  /** Indicators of 1-minute bars: a state for each start. */
  MINUTE_INDICATOR(false, true);

  private final boolean event;
  private final boolean series;

  Channel(boolean event, boolean series) {
    this.event = event;
    this.series = series;
  }

  /** Whether its messages are events, which are never merged; else the last value wins. */
  public boolean isEvent() {
    return event;
  }

  /** Whether its items are told apart by the start of their bar. */
  public boolean isSeries() {
    return series;
  }
}
