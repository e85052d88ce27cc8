package io.marketdata.compute.publish;

/**
 * The update frames of one partition in their order: nothing is sent behind a frame that failed.
 * Does not block.
 */
public interface UpdateLane extends AutoCloseable {

  /** Takes a frame; exactly one call of the answer follows, on any thread. */
  void send(byte[] frame, UpdateAnswer answer);

  /** Sends nothing more. */
  @Override
  void close();
}
