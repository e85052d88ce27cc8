package io.marketdata.history;

import io.marketdata.wire.sbe.Direction;

/**
 * A trade as history keeps it.
 *
 * @param seq of channel trade, never negative
 * @param eventTime epoch nanoseconds UTC
 * @param price scaled
 * @param size scaled
 * @param tradeId of the venue, {@link #NO_ID} if not known
 * @param direction up, down or neutral
 * @param flags bits of the wire's TradeFlags
 */
public record StoredTrade(
    long seq, long eventTime, long price, long size, long tradeId, Direction direction, int flags) {

  /** Stands for an id that is not known. */
  public static final long NO_ID = Long.MIN_VALUE;

  /** Checks seq, direction and flags. */
  public StoredTrade {
    if (seq < 0 || direction.value() > Direction.DOWN.value() || flags < 0 || flags > 0xFF) {
      throw new IllegalArgumentException(
          "not a stored trade: " + seq + ' ' + direction + ' ' + flags);
    }
  }
}
