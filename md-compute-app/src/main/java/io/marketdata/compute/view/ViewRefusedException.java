package io.marketdata.compute.view;

/** Redis is set up in a way that would lose data; the message is one line for the operator. */
public final class ViewRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says what is wrong and what to set. */
  public ViewRefusedException(String message) {
    super(message);
  }
}
