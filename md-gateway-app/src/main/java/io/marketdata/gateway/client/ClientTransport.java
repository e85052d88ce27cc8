package io.marketdata.gateway.client;

import java.util.Locale;

/** What a client is connected by; {@link #key()} is its name in metrics. */
public enum ClientTransport {
  /** A socket: the client sends requests and answers pings. */
  WEBSOCKET,
  /** An HTTP response of server-sent events: the client only reads. */
  SSE;

  /** Name in metrics. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  Heartbeat heartbeat(ClientLimits limits, long now) {
    return switch (this) {
      case WEBSOCKET -> new PingPong(limits, now);
      case SSE -> new Uptake(limits, now);
    };
  }
}
