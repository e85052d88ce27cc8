package io.marketdata.ingest.normalise;

/** The decimal figures of a tick, by name. */
public enum TickField {
  /** Of a trade. */
  PRICE(0, Unit.PRICE),
  /** Of a trade. */
  SIZE(1, Unit.SIZE),
  /** Best bid of a quote. */
  BID(2, Unit.PRICE),
  /** Size at the best bid. */
  BID_SIZE(3, Unit.SIZE),
  /** Best ask of a quote. */
  ASK(4, Unit.PRICE),
  /** Size at the best ask. */
  ASK_SIZE(5, Unit.SIZE),
  /** Last price of a snapshot. */
  LAST(6, Unit.PRICE),
  /** First price of the day. */
  OPEN(7, Unit.PRICE),
  /** Highest price of the day. */
  HIGH(8, Unit.PRICE),
  /** Lowest price of the day. */
  LOW(9, Unit.PRICE),
  /** Close of the trading day before. */
  PREVIOUS_CLOSE(10, Unit.PRICE),
  /** Settlement of the trading day before. */
  PREVIOUS_SETTLEMENT(11, Unit.PRICE),
  /** Settlement of the day. */
  SETTLEMENT(12, Unit.PRICE),
  /** Highest price allowed. */
  LIMIT_UP(13, Unit.PRICE),
  /** Lowest price allowed. */
  LIMIT_DOWN(14, Unit.PRICE),
  /** Volume of the day so far. */
  VOLUME(15, Unit.SIZE),
  /** Open interest. */
  OPEN_INTEREST(16, Unit.SIZE),
  /** Number of trades of the day so far. */
  TRADES(17, Unit.COUNT),
  /** Turnover of the day so far, with the multiplier. */
  TURNOVER(18, Unit.TURNOVER),
  /** Open interest at the end of the trading day before. */
  PREVIOUS_OPEN_INTEREST(19, Unit.SIZE);

  /** Which scale a figure is brought to. */
  enum Unit {
    PRICE,
    SIZE,
    COUNT,
    TURNOVER
  }

  private final int slot;
  private final Unit unit;

  TickField(int slot, Unit unit) {
    this.slot = slot;
    this.unit = unit;
  }

  /** Place of the figure among those of a tick: 0, 1, ... in the order above. */
  int slot() {
    return slot;
  }

  Unit unit() {
    return unit;
  }
}
