package io.marketdata.compute.view.kafka;

import java.time.Duration;

/** The log has more and the receiver does not bring it. */
final class StalledLogException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StalledLogException(Duration patience) {
    super("no record for " + patience + " though the log has more");
  }
}
