package io.marketdata.compute.checkpoint;

/** The partition has another owner: what this one holds in memory is void. */
public final class RefusedException extends RuntimeException {

  public RefusedException(int partition, Throwable cause) {
    super("the owner of partition " + partition + " was refused", cause);
  }
}
