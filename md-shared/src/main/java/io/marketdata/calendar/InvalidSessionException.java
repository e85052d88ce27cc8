package io.marketdata.calendar;

/** A session template, or the file that holds it, is not valid; the message is one line. */
public final class InvalidSessionException extends RuntimeException {
  InvalidSessionException(String message) {
    super(message);
  }
}
