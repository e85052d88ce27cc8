package io.marketdata.compute.ticks;

/**
 * A record of the log.
 *
 * @param partition its partition
 * @param offset its offset
 * @param appendTimeMillis when the broker appended it, epoch milliseconds
 * @param frame the record's value; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent")
public record TickRecord(int partition, long offset, long appendTimeMillis, byte[] frame) {}
