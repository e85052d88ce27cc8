package io.marketdata.gateway.hub;

import java.util.List;

/**
 * Bars of one symbol and span that a replica has in memory: those behind the flush mark and the
 * newest one.
 *
 * @param stored copies of the stored messages, not sorted, a start may come twice
 * @param lostStart up to which start (epoch nanoseconds) bars were pushed out before the view had
 *     them for good; {@link Long#MIN_VALUE} where none was
 */
public record BarsInMemory(List<byte[]> stored, long lostStart) {}
