package io.marketdata.compute.view;

/**
 * A record of the log of updates. The array is nobody's to change.
 *
 * @param appendedAt when the broker took it, epoch milliseconds
 */
@SuppressWarnings("ArrayRecordComponent")
public record UpdateRecord(int partition, long offset, byte[] value, long appendedAt) {}
