package io.marketdata.compute.view.rebuild;

/** The command line asks for what there is not; the message is one line for the user. */
final class BadOptionException extends RuntimeException {

  BadOptionException(String line) {
    super(line);
  }
}
