package io.marketdata.kafka;

import java.time.Duration;

/** The log has more and the receiver does not bring it. */
public final class StalledReceiverException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StalledReceiverException(Duration patience) {
    super("no record for " + patience + " though the log has more");
  }
}
