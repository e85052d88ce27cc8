package io.marketdata.compute.core;

/** A record of a scripted log. */
record LogRecord(long offset, long appendTimeMillis, byte[] value) {}
