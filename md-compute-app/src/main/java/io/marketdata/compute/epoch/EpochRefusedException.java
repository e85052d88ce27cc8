package io.marketdata.compute.epoch;

/** The epoch is not changed; the message is the one line that says why and what helps. */
public final class EpochRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With that line. */
  public EpochRefusedException(String line) {
    super(line);
  }
}
