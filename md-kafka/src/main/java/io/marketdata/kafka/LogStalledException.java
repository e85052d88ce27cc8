package io.marketdata.kafka;

/** A partition could not be read to its end in time. */
public final class LogStalledException extends RuntimeException {

  LogStalledException(String partition, long position, long end) {
    super("reading " + partition + " stands at " + position + " before its end " + end);
  }
}
