package io.marketdata.kafka;

/** The log does not hold the offset that was asked for: it was removed, or never written. */
public final class OffsetMissingException extends RuntimeException {

  OffsetMissingException(String partition, long offset) {
    super("offset " + offset + " is not in " + partition);
  }
}
