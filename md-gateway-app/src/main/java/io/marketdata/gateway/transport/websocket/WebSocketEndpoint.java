package io.marketdata.gateway.transport.websocket;

import io.marketdata.gateway.client.ClientSession;
import io.marketdata.gateway.client.ClientSessions;
import io.marketdata.gateway.client.DisconnectReason;
import io.marketdata.gateway.protocol.Replies;
import io.marketdata.gateway.protocol.RequestException;
import io.netty.channel.Channel;
import io.netty.handler.codec.DecoderException;
import java.util.function.LongSupplier;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

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
      return refuse(exchange.getResponse(), e);
    }
    Channel channel = channel(exchange.getResponse());
    return upgrade.handleRequest(exchange, socket -> serve(socket, channel, address));
  }

  private Mono<Void> serve(WebSocketSession socket, Channel channel, StreamAddress address) {
    ClientSession client;
    try {
      client = clients.open(address.combined(), address.streams(), clock.getAsLong());
    } catch (RequestException e) {
      return close.now(socket, channel, DisconnectReason.SERVER_ERROR);
    }
    OutboundFlow flow = new OutboundFlow(client, socket.bufferFactory(), channel.eventLoop());
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

  private static void gone(ClientSession client, OutboundFlow flow) {
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

  private static Channel channel(ServerHttpResponse response) {
    HttpServerResponse netty = ServerHttpResponseDecorator.getNativeResponse(response);
    Channel[] channel = new Channel[1];
    netty.withConnection(connection -> channel[0] = connection.channel());
    return channel[0];
  }

  private static Mono<Void> refuse(ServerHttpResponse response, RequestException error) {
    response.setStatusCode(HttpStatus.valueOf(error.code().httpStatus()));
    response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
    byte[] body = Replies.httpError(error.code(), error.detail());
    return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
  }
}
