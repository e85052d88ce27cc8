package io.marketdata.compute.core;

/** The log holds what this core must not go on with; nothing of the record has been applied. */
public final class UnservablePartitionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With the partition and what stops it, one line. */
  public UnservablePartitionException(int partition, String detail) {
    super("partition " + partition + " is not served: " + detail);
  }
}
