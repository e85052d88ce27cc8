package io.marketdata.gateway.transport.websocket;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Sockets.
 *
 * @param maxMessage longest message that a client may send
 * @param sendBuffer what the kernel may hold of one socket on its way out
 * @param closeWithin how long a client may take to let itself be closed
 */
@ConfigurationProperties("md.gateway.websocket")
record WebSocketProperties(
    @DefaultValue("64KB") DataSize maxMessage,
    @DefaultValue("128KB") DataSize sendBuffer,
    @DefaultValue("5s") Duration closeWithin) {

  WebSocketProperties {
    if (maxMessage.toBytes() < 1_024 || maxMessage.toBytes() > 1 << 20) {
      throw new IllegalArgumentException(
          "md.gateway.websocket.max-message must be 1 KB to 1 MB, is " + maxMessage);
    }
    if (sendBuffer.toBytes() < 8_192 || sendBuffer.toBytes() > 16 << 20) {
      throw new IllegalArgumentException(
          "md.gateway.websocket.send-buffer must be 8 KB to 16 MB, is " + sendBuffer);
    }
    if (!closeWithin.isPositive()) {
      throw new IllegalArgumentException("md.gateway.websocket.close-within must be positive");
    }
  }
}
