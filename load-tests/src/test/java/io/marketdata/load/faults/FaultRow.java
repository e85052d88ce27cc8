package io.marketdata.load.faults;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A line of the table.
 *
 * @param fault its name
 * @param times how often it was done
 * @param detectedIn median time to the first sign of it, null where none was seen
 * @param recoveredIn median time from its end until updates of every partition flow and ingest and
 *     the gateways are ready again
 * @param lost how much was missing after the runs that had it
 * @param duplicated how much was there twice
 * @param different how much was there with another content
 * @param gaps how many messages told clients of a loss
 */
record FaultRow(
    String fault,
    int times,
    @Nullable Duration detectedIn,
    Duration recoveredIn,
    long lost,
    long duplicated,
    long different,
    long gaps) {}
