package io.marketdata.calendar;

/** Sessions or a calendar, of a message or a file, are not valid; the text is one line. */
public final class InvalidSessionException extends RuntimeException {
  InvalidSessionException(String message) {
    super(message);
  }
}
