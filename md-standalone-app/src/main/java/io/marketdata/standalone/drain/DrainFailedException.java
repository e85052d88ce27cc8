package io.marketdata.standalone.drain;

/** Something has not come to rest in time; the message is one line for the user. */
public final class DrainFailedException extends RuntimeException {

  DrainFailedException(String line) {
    super(line);
  }
}
