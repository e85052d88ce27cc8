package io.marketdata.ingest.publish;

import java.util.function.IntToLongFunction;

/**
 * What a source will not bring any more.
 *
 * @param upTo newest number that is missing
 * @param fromTime by partition, event time from which on something may be missing, epoch
 *     nanoseconds
 * @param toTime event time up to which something may be missing
 */
public record SourceGap(long upTo, IntToLongFunction fromTime, long toTime) {}
