package io.marketdata.gateway.client;

import org.jspecify.annotations.Nullable;

/**
 * How a client shows that it is there, and how the gateway does. Times are nanoseconds of one
 * clock. Not thread-safe.
 */
sealed interface Heartbeat permits PingPong, Uptake {

  /** Why the client counts as gone, or null; asked about once a second. */
  @Nullable DisconnectReason death(long now, OutboundQueue outbound);

  /** Whether a ping is due. */
  boolean isDue(long now, OutboundQueue outbound);

  /** The payload of the next ping. */
  byte[] next(long now);

  /** A pong came. */
  void pong(byte[] payload);
}
