package io.marketdata.ingest.publish;

/**
 * Where frames leave to the partitions of the log. The user sends the next frame of a partition
 * when the one before it has been acknowledged. Thread-safe; never blocks.
 */
public interface FrameOutlet extends AutoCloseable {

  /** Takes the result of one frame; called on any thread, must not block. */
  interface Receipt {

    /** The frame is in the log, at this offset. */
    void acknowledged(long offset);

    /** The frame is not known to be in the log; nothing goes on behind it. */
    void failed(Throwable cause);
  }

  /** Sends a whole record; it belongs to the outlet from now on. */
  void send(int partition, byte[] frame, Receipt receipt);

  @Override
  void close();
}
