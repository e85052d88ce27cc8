package io.marketdata.compute.view;

/** A record of the log of updates. The array is nobody's to change. */
@SuppressWarnings("ArrayRecordComponent")
public record UpdateRecord(int partition, long offset, byte[] value) {}
