package io.marketdata.ingest.feed;

/**
 * What a source knows to be missing and cannot bring again.
 *
 * @param symbol of whom, canonical; empty = of all symbols of the source
 * @param number a running number of its own: above that of every message before it, below that of
 *     the message that showed it or follows it
 * @param fromTime event time from which on something may be missing, epoch nanoseconds
 * @param toTime event time up to which something may be missing
 */
public record MissingTicks(String symbol, long number, long fromTime, long toTime) {}
