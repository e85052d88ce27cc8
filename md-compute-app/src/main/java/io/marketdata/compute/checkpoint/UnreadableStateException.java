package io.marketdata.compute.checkpoint;

/** A stored state that cannot be read; the partition is not to be served. */
public final class UnreadableStateException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With the key of the part and what is wrong with it. */
  public UnreadableStateException(String key, String detail) {
    super("state " + key + ": " + detail);
  }

  /** With the key of the part and the cause. */
  public UnreadableStateException(String key, Throwable cause) {
    super("state " + key + ": " + cause.getMessage(), cause);
  }
}
