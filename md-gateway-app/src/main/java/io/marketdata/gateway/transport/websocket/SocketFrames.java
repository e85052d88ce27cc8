package io.marketdata.gateway.transport.websocket;

import io.marketdata.gateway.transport.FrameEncoding;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.web.reactive.socket.WebSocketMessage;

/**
 * Frames of a WebSocket.
 *
 * @param buffers of the socket
 */
record SocketFrames(DataBufferFactory buffers) implements FrameEncoding<WebSocketMessage> {

  @Override
  public WebSocketMessage text(byte[] payload) {
    return frame(WebSocketMessage.Type.TEXT, payload);
  }

  @Override
  public WebSocketMessage ping(byte[] payload) {
    return frame(WebSocketMessage.Type.PING, payload);
  }

  @Override
  public WebSocketMessage pong(byte[] payload) {
    return frame(WebSocketMessage.Type.PONG, payload);
  }

  private WebSocketMessage frame(WebSocketMessage.Type type, byte[] payload) {
    return new WebSocketMessage(type, buffers.wrap(payload));
  }
}
