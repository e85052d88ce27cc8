package io.marketdata.gateway.transport;

import io.netty.channel.Channel;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.netty.http.server.HttpServerResponse;

/** The connection under a response. */
public final class ServerChannel {

  private ServerChannel() {}

  /** The channel that the response goes to. */
  public static Channel of(ServerHttpResponse response) {
    HttpServerResponse netty = ServerHttpResponseDecorator.getNativeResponse(response);
    Channel[] channel = new Channel[1];
    netty.withConnection(connection -> channel[0] = connection.channel());
    return channel[0];
  }
}
