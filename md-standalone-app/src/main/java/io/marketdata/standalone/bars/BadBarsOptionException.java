package io.marketdata.standalone.bars;

/** The command line asks for what there is not; the message is one line for the user. */
final class BadBarsOptionException extends RuntimeException {

  BadBarsOptionException(String line) {
    super(line);
  }
}
