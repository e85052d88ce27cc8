package io.marketdata.gateway.transport.websocket;

import io.marketdata.gateway.client.ClientSession;
import io.marketdata.gateway.client.ClientSessions;
import io.marketdata.gateway.client.ClientTransport;
import io.marketdata.gateway.client.DisconnectReason;
import io.marketdata.gateway.protocol.RequestException;
import io.marketdata.gateway.transport.OutboundFlow;
import io.marketdata.gateway.transport.Refusal;
import io.marketdata.gateway.transport.ServerChannel;
import io.marketdata.gateway.transport.StreamAddress;
import io.netty.channel.Channel;
import io.netty.handler.codec.DecoderException;
import java.util.function.LongSupplier;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

/**
 * Lets sockets in. What is wrong with an address is answered over HTTP, before the socket is
 * opened.
 */
final class WebSocketEndpoint implements WebHandler {

  private final ClientSessions clients;
  private final WebSocketService upgrade;
  private final LongSupplier clock;
  private final SocketClose close;

  /**
   * An endpoint.
   *
   * @param clock nanoseconds, the same that drives the sessions
   */
  WebSocketEndpoint(
      ClientSessions clients, WebSocketService upgrade, LongSupplier clock, SocketClose close) {
    this.clients = clients;
    this.upgrade = upgrade;
    this.clock = clock;
    this.close = close;
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange) {
    StreamAddress address;
    try {
      address = StreamAddress.of(exchange.getRequest().getURI());
      clients.check(address.streams());
    } catch (RequestException e) {
      return Refusal.send(exchange.getResponse(), e);
    }
    Channel channel = ServerChannel.of(exchange.getResponse());
    return upgrade.handleRequest(exchange, socket -> serve(socket, channel, address));
  }

  private Mono<Void> serve(WebSocketSession socket, Channel channel, StreamAddress address) {
    ClientSession client;
    try {
      client =
          clients.open(
              ClientTransport.WEBSOCKET, address.combined(), address.streams(), clock.getAsLong());
    } catch (RequestException e) {
      return close.now(socket, channel, DisconnectReason.SERVER_ERROR);
    }
    OutboundFlow<WebSocketMessage> flow =
        new OutboundFlow<>(client, new SocketFrames(socket.bufferFactory()), channel.eventLoop());
    Mono<Void> inbound =
        socket
            .receive()
            .doOnNext(message -> receive(client, message))
            .then()
            .onErrorResume(error -> broken(client, error))
            .doFinally(signal -> gone(client, flow));
    Mono<Void> outbound =
        socket.send(flow).onErrorComplete().doFinally(signal -> gone(client, flow));
    Mono<Void> ending =
        Mono.fromCompletionStage(client.ended())
            .flatMap(reason -> close.now(socket, channel, reason));
    return Mono.when(inbound, outbound, ending);
  }

  private static Mono<Void> broken(ClientSession client, Throwable error) {
    if (error instanceof DecoderException) {
      client.disconnect(DisconnectReason.BAD_MESSAGE);
    }
    return Mono.empty();
  }

  private static void gone(ClientSession client, OutboundFlow<?> flow) {
    client.disconnect(DisconnectReason.GONE);
    flow.complete();
  }

  private void receive(ClientSession client, WebSocketMessage message) {
    long now = clock.getAsLong();
    switch (message.getType()) {
      case TEXT -> client.receive(bytes(message), now);
      case PING -> client.receivePing(bytes(message), now);
      case PONG -> client.receivePong(bytes(message), now);
      default -> client.receiveOther();
    }
  }

  private static byte[] bytes(WebSocketMessage message) {
    DataBuffer payload = message.getPayload();
    byte[] bytes = new byte[payload.readableByteCount()];
    payload.read(bytes);
    return bytes;
  }
}
