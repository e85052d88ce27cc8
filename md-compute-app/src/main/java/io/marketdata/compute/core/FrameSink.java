package io.marketdata.compute.core;

/** Takes the update frames of a record, one after the other, in their order. */
@FunctionalInterface
public interface FrameSink {

  /**
   * Takes a frame. The bytes are the core's own and hold something else once this returns: whoever
   * keeps a frame copies it.
   *
   * @param bytes hold the frame, and other things around it
   * @param offset where it begins
   * @param length how many bytes it has
   */
  void frame(byte[] bytes, int offset, int length);
}
