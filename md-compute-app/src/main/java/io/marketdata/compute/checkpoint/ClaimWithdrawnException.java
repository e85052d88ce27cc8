package io.marketdata.compute.checkpoint;

/** The partition went elsewhere before it was taken over. */
public final class ClaimWithdrawnException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Without further detail: the claim's owner knows its partition. */
  public ClaimWithdrawnException() {
    super("the partition has gone to another owner");
  }
}
