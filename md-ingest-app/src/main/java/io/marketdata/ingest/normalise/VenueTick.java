package io.marketdata.ingest.normalise;

/**
 * What a decoder read: decimals with as many places as the venue sent, a symbol that is still bytes
 * of the message. Reusable, single thread; valid as long as the message's buffer.
 */
public final class VenueTick {

  /** Most levels of a book side. */
  public static final int MAX_LEVELS = TickSlots.LEVELS;

  /** Value of an absent trade id. */
  public static final long NO_ID = Long.MIN_VALUE;

  /** Value of an absent trading day. */
  public static final int NO_DAY = Integer.MIN_VALUE;

  private static final byte[] NOTHING = new byte[0];

  final long[] unscaled = new long[TickSlots.COUNT];
  final int[] decimals = new int[TickSlots.COUNT];
  long present;
  int bids;
  int asks;
  TickKind kind = TickKind.TRADE;
  TickSide side = TickSide.UNKNOWN;
  TickPhase phase = TickPhase.UNKNOWN;
  byte[] symbolBuffer = NOTHING;
  int symbolOffset;
  int symbolLength;
  long eventTime;
  long tradeId = NO_ID;
  long conditions;
  int tradingDay = NO_DAY;

  /** Forgets everything and begins a tick of this kind. */
  public void begin(TickKind kind) {
    this.kind = kind;
    present = 0;
    bids = 0;
    asks = 0;
    side = TickSide.UNKNOWN;
    phase = TickPhase.UNKNOWN;
    symbolBuffer = NOTHING;
    symbolOffset = 0;
    symbolLength = 0;
    eventTime = 0;
    tradeId = NO_ID;
    conditions = 0;
    tradingDay = NO_DAY;
  }

  /** The venue's symbol, as bytes of the message. */
  public void symbol(byte[] buffer, int offset, int length) {
    symbolBuffer = buffer;
    symbolOffset = offset;
    symbolLength = length;
  }

  /** Event time, epoch nanoseconds UTC. */
  public void eventTime(long nanos) {
    eventTime = nanos;
  }

  /** The venue's own id of a trade. */
  public void tradeId(long id) {
    tradeId = id;
  }

  /** Conditions of a trade: up to eight ASCII codes, the first in the lowest byte; 0 = none. */
  public void conditions(long codes) {
    conditions = codes;
  }

  /** Trading day as days since 1970-01-01, where the venue tells it. */
  public void tradingDay(int epochDay) {
    tradingDay = epochDay;
  }

  /** Aggressor of a trade. */
  public void side(TickSide side) {
    this.side = side;
  }

  /** Phase of trading. */
  public void phase(TickPhase phase) {
    this.phase = phase;
  }

  /** Sets a figure to {@code unscaled * 10^-decimals}. */
  public void set(TickField field, long unscaled, int decimals) {
    put(TickSlots.of(field), unscaled, decimals);
  }

  /** Sets the price of a level; levels come best first and without a hole. */
  public void levelPrice(boolean bid, int level, long unscaled, int decimals) {
    put(TickSlots.price(bid, level), unscaled, decimals);
    if (bid) {
      bids = Math.max(bids, level + 1);
    } else {
      asks = Math.max(asks, level + 1);
    }
  }

  /** Sets the size of a level. */
  public void levelSize(boolean bid, int level, long unscaled, int decimals) {
    put(TickSlots.size(bid, level), unscaled, decimals);
  }

  private void put(int slot, long unscaledValue, int places) {
    unscaled[slot] = unscaledValue;
    decimals[slot] = places;
    present |= 1L << slot;
  }
}
