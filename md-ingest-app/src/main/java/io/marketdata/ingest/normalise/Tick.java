package io.marketdata.ingest.normalise;

import java.util.Arrays;

/**
 * A tick in the scales of its instrument, ready to be written. Reusable, single thread. Absent
 * figures are {@link #ABSENT}.
 */
public final class Tick {

  /** Value of a figure that the venue did not tell. */
  public static final long ABSENT = Long.MIN_VALUE;

  final long[] values = new long[TickSlots.COUNT];
  TickKind kind = TickKind.TRADE;
  TickSide side = TickSide.UNKNOWN;
  TickPhase phase = TickPhase.UNKNOWN;
  Listing listing = Listing.NONE;
  long number;
  long eventTime;
  long tradeId = VenueTick.NO_ID;
  long sequence = VenueTick.NO_ID;
  long conditions;
  char exchange;
  int tradingDay = VenueTick.NO_DAY;
  int bids;
  int asks;
  long turnoverHigh;

  /** Makes an empty tick. */
  public Tick() {
    Arrays.fill(values, ABSENT);
  }

  /** What it tells. */
  public TickKind kind() {
    return kind;
  }

  /** Aggressor of a trade. */
  public TickSide side() {
    return side;
  }

  /** Phase of a snapshot. */
  public TickPhase phase() {
    return phase;
  }

  /** The instrument's place in this installation. */
  public Listing listing() {
    return listing;
  }

  /** The source's running number. */
  public long number() {
    return number;
  }

  /** Event time, epoch nanoseconds UTC. */
  public long eventTime() {
    return eventTime;
  }

  /** The venue's id of a trade, or {@link #ABSENT}. */
  public long tradeId() {
    return tradeId;
  }

  /** The venue's own order of a trade among those of its time, or {@link #ABSENT}. */
  public long sequence() {
    return sequence;
  }

  /** The exchange that reported a trade: a letter; 0 = not known. */
  public char exchange() {
    return exchange;
  }

  /** Conditions of a trade: up to eight ASCII codes, the first in the lowest byte; 0 = none. */
  public long conditions() {
    return conditions;
  }

  /** Days since 1970-01-01, or {@code Integer.MIN_VALUE}. */
  public int tradingDay() {
    return tradingDay;
  }

  /** A figure in its instrument's scale, or {@link #ABSENT}; of the turnover, the low 64 bits. */
  public long value(TickField field) {
    return values[TickSlots.of(field)];
  }

  /** High 64 bits of the turnover. */
  public long turnoverHigh() {
    return turnoverHigh;
  }

  /** Number of bid or ask levels. */
  public int levels(boolean bid) {
    return bid ? bids : asks;
  }

  /** Price of a level. */
  public long levelPrice(boolean bid, int level) {
    return values[TickSlots.price(bid, level)];
  }

  /** Size at a level. */
  public long levelSize(boolean bid, int level) {
    return values[TickSlots.size(bid, level)];
  }
}
