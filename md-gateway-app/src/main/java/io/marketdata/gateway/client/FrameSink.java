package io.marketdata.gateway.client;

/**
 * Takes what leaves a client's queue, one frame a call; the bytes are shared: not to be changed.
 */
public interface FrameSink {

  /** A text message, UTF-8. */
  void text(byte[] payload);

  /** A ping. */
  void ping(byte[] payload);

  /** The answer to the client's ping. */
  void pong(byte[] payload);
}
