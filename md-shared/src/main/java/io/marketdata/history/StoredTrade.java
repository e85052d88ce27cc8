package io.marketdata.history;

import io.marketdata.wire.sbe.Direction;

/**
 * A trade as history keeps it.
 *
 * @param seq of channel trade, never negative
 * @param eventTime epoch nanoseconds UTC
 * @param price scaled
 * @param size scaled
 * @param tradeId of the venue, {@link Long#MIN_VALUE} if not known
 * @param direction up, down or neutral
 * @param flags bits of the wire's TradeFlags
 */
public record StoredTrade(
    long seq,
    long eventTime,
    long price,
    long size,
    long tradeId,
    Direction direction,
    int flags) {}
