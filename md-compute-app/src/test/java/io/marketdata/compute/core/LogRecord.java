package io.marketdata.compute.core;

/** A record of a scripted log. */
final class LogRecord {

  private final long offset;
  private final long appendTimeMillis;
  private final byte[] value;

  LogRecord(long offset, long appendTimeMillis, byte[] value) {
    this.offset = offset;
    this.appendTimeMillis = appendTimeMillis;
    this.value = value;
  }

  long offset() {
    return offset;
  }

  long appendTimeMillis() {
    return appendTimeMillis;
  }

  byte[] value() {
    return value;
  }
}
