package io.marketdata.compute.core;

/** A record of a scripted log. */
@SuppressWarnings("ArrayRecordComponent")
record LogRecord(long offset, long appendTimeMillis, byte[] value) {}
