package io.marketdata.gateway.hub;

import io.marketdata.gateway.history.ScaledBar;
import java.util.List;

/**
 * Bars of one symbol and span that a replica has in memory: those behind the flush mark and the
 * newest one.
 *
 * @param bars not sorted, a start may come twice
 * @param lostStart up to which start (epoch nanoseconds) bars were pushed out before the view had
 *     them for good; {@link Long#MIN_VALUE} where none was
 */
public record BarsInMemory(List<ScaledBar> bars, long lostStart) {}
