package io.marketdata.compute.checkpoint;

/** A checkpoint could not be read or stored; the partition is loaded again. */
public final class CheckpointFailedException extends RuntimeException {

  public CheckpointFailedException(int partition, Throwable cause) {
    super("checkpoint of partition " + partition + " failed: " + cause.getMessage(), cause);
  }
}
