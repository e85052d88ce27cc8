package io.marketdata.ingest.publish;

import io.marketdata.ingest.normalise.Listing;
import org.jspecify.annotations.Nullable;

/**
 * What was found missing while the source ran. Unlike a {@link SourceGap} it leaves out no numbers:
 * it has one of its own.
 *
 * @param of of whom; null = of all symbols of the source
 * @param number its running number
 * @param fromTime event time from which on something may be missing, epoch nanoseconds
 * @param toTime event time up to which something may be missing
 */
public record MissingRange(@Nullable Listing of, long number, long fromTime, long toTime) {}
