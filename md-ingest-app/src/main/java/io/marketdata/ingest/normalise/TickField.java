package io.marketdata.ingest.normalise;

/** The decimal figures of a tick, by name. */
public enum TickField {
  /** Of a trade. */
  PRICE(Unit.PRICE),
  /** Of a trade. */
  SIZE(Unit.SIZE),
  /** Best bid of a quote. */
  BID(Unit.PRICE),
  /** Size at the best bid. */
  BID_SIZE(Unit.SIZE),
  /** Best ask of a quote. */
  ASK(Unit.PRICE),
  /** Size at the best ask. */
  ASK_SIZE(Unit.SIZE),
  /** Last price of a snapshot. */
  LAST(Unit.PRICE),
  /** First price of the day. */
  OPEN(Unit.PRICE),
  /** Highest price of the day. */
  HIGH(Unit.PRICE),
  /** Lowest price of the day. */
  LOW(Unit.PRICE),
  /** Close of the trading day before. */
  PREVIOUS_CLOSE(Unit.PRICE),
  /** Settlement of the trading day before. */
  PREVIOUS_SETTLEMENT(Unit.PRICE),
  /** Settlement of the day. */
  SETTLEMENT(Unit.PRICE),
  /** Highest price allowed. */
  LIMIT_UP(Unit.PRICE),
  /** Lowest price allowed. */
  LIMIT_DOWN(Unit.PRICE),
  /** Volume of the day so far. */
  VOLUME(Unit.SIZE),
  /** Open interest. */
  OPEN_INTEREST(Unit.SIZE),
  /** Number of trades of the day so far. */
  TRADES(Unit.COUNT),
  /** Turnover of the day so far, with the multiplier. */
  TURNOVER(Unit.TURNOVER);

  /** Which scale a figure is brought to. */
  enum Unit {
    PRICE,
    SIZE,
    COUNT,
    TURNOVER
  }

  private final Unit unit;

  TickField(Unit unit) {
    this.unit = unit;
  }

  Unit unit() {
    return unit;
  }
}
