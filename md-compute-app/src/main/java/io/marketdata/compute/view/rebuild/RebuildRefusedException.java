package io.marketdata.compute.view.rebuild;

/** The view cannot be written anew as asked; the message is one line for the user. */
final class RebuildRefusedException extends RuntimeException {

  RebuildRefusedException(String line) {
    super(line);
  }
}
