package io.marketdata.compute.publish;

/** Brings update frames into the log of updates. Thread-safe. */
public interface UpdatePublisher extends AutoCloseable {

  /** Opens a lane to a partition; a partition has one at a time. Does not block. */
  UpdateLane open(int partition);

  /** Ends every lane. Blocks for a few seconds at most. */
  @Override
  void close();
}
