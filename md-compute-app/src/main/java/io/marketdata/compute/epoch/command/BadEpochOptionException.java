package io.marketdata.compute.epoch.command;

/** The command line asks for what there is not; the message is one line for the user. */
final class BadEpochOptionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BadEpochOptionException(String line) {
    super(line);
  }
}
