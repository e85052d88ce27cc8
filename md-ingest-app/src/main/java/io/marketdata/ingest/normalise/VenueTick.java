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
  private long cut;
  private long sizeFactor = 1;
  private long turnoverFactor = 1;
  private int placeholders;
  private int oddCodes;
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
  long sequence = NO_ID;
  long conditions;
  char exchange;
  int tradingDay = NO_DAY;

  /** Forgets everything and begins a tick of this kind. */
  public void begin(TickKind kind) {
    this.kind = kind;
    present = 0;
    cut = 0;
    sizeFactor = 1;
    turnoverFactor = 1;
    placeholders = 0;
    oddCodes = 0;
    bids = 0;
    asks = 0;
    side = TickSide.UNKNOWN;
    phase = TickPhase.UNKNOWN;
    symbolBuffer = NOTHING;
    symbolOffset = 0;
    symbolLength = 0;
    eventTime = 0;
    tradeId = NO_ID;
    sequence = NO_ID;
    conditions = 0;
    exchange = 0;
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

  /** Event time, epoch nanoseconds UTC. */
  public long eventTime() {
    return eventTime;
  }

  /** The venue's own id of a trade. */
  public void tradeId(long id) {
    tradeId = id;
  }

  /** The venue's own order of a trade among those of its time. */
  public void sequence(long place) {
    sequence = place;
  }

  /** The exchange that reported a trade: a letter; 0 = not known. */
  public void exchange(char letter) {
    exchange = letter;
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

  /**
   * In which units the figures are told; each is 1 unless said.
   *
   * @param size by which sizes and volumes are multiplied
   * @param turnover by which the turnover is multiplied
   */
  public void factors(long size, long turnover) {
    sizeFactor = size;
    turnoverFactor = turnover;
  }

  /**
   * What was taken for absent although something stood there.
   *
   * @param cells number of placeholders
   * @param codes number of conditions that are no code or have no room
   */
  public void odd(int cells, int codes) {
    placeholders = cells;
    oddCodes = codes;
  }

  /** Number of placeholders that were taken for absent values. */
  public int placeholders() {
    return placeholders;
  }

  /** Number of conditions that are no code, or had no room. */
  public int oddCodes() {
    return oddCodes;
  }

  /** Sets a figure to {@code unscaled * 10^-decimals}. */
  public void set(TickField field, long unscaled, int decimals) {
    put(TickSlots.of(field), unscaled, decimals);
  }

  /** Says of a figure that the venue told more digits than were set. */
  public void cut(TickField field) {
    cut |= 1L << TickSlots.of(field);
  }

  /** Says of a level's price that the venue told more digits than were set. */
  public void cutPrice(boolean bid, int level) {
    cut |= 1L << TickSlots.price(bid, level);
  }

  /** Says of a level's size that the venue told more digits than were set. */
  public void cutSize(boolean bid, int level) {
    cut |= 1L << TickSlots.size(bid, level);
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

  /** Becomes the same as another one; the symbol stays the other's bytes. */
  public void copy(VenueTick other) {
    kind = other.kind;
    present = other.present;
    cut = other.cut;
    sizeFactor = other.sizeFactor;
    turnoverFactor = other.turnoverFactor;
    placeholders = other.placeholders;
    oddCodes = other.oddCodes;
    for (long rest = present; rest != 0; rest &= rest - 1) {
      int slot = Long.numberOfTrailingZeros(rest);
      unscaled[slot] = other.unscaled[slot];
      decimals[slot] = other.decimals[slot];
    }
    bids = other.bids;
    asks = other.asks;
    side = other.side;
    phase = other.phase;
    symbolBuffer = other.symbolBuffer;
    symbolOffset = other.symbolOffset;
    symbolLength = other.symbolLength;
    eventTime = other.eventTime;
    tradeId = other.tradeId;
    sequence = other.sequence;
    conditions = other.conditions;
    exchange = other.exchange;
    tradingDay = other.tradingDay;
  }

  boolean isCut(int slot) {
    return (cut & 1L << slot) != 0;
  }

  long factor(TickField.Unit unit) {
    return switch (unit) {
      case SIZE -> sizeFactor;
      case TURNOVER -> turnoverFactor;
      case PRICE, COUNT -> 1;
    };
  }

  private void put(int slot, long unscaledValue, int places) {
    unscaled[slot] = unscaledValue;
    decimals[slot] = places;
    present |= 1L << slot;
  }
}
