package io.marketdata.gateway.transport;

/**
 * How a transport writes what leaves a client's queue. The bytes are shared: not to be changed.
 *
 * @param <T> what the transport sends
 */
public interface FrameEncoding<T> {

  /** A message, UTF-8. */
  T text(byte[] payload);

  /** The sign that the gateway is there. */
  T ping(byte[] payload);

  /** The answer to the client's ping. */
  T pong(byte[] payload);
}
