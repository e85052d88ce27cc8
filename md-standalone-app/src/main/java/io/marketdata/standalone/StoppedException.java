package io.marketdata.standalone;

/** The platform was told to stop while it started. */
final class StoppedException extends RuntimeException {

  StoppedException() {
    super("stopped while it started");
  }
}
