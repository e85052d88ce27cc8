package io.marketdata.calendar;

/**
 * A row of the calendar data is not valid; the message is one line that begins with file and line.
 */
public final class InvalidRulesException extends RuntimeException {
  InvalidRulesException(String message) {
    super(message);
  }

  InvalidRulesException(String message, Throwable cause) {
    super(message, cause);
  }
}
