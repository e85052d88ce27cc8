package io.marketdata.compute.epoch;

/** Somebody else changes the epoch now: this one is refused and leaves everything as it is. */
public final class ReplacedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With the line for the operator. */
  public ReplacedException() {
    super("another ./run topics has taken over; it goes on with what this one began");
  }
}
