package io.marketdata.gateway.transport;

import io.marketdata.gateway.protocol.Replies;
import io.marketdata.gateway.protocol.RequestException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

/** What is wrong with an address, answered over HTTP before anything is opened. */
public final class Refusal {

  private Refusal() {}

  /** Answers with the error's status, and its code and text as JSON. */
  public static Mono<Void> send(ServerHttpResponse response, RequestException error) {
    response.setStatusCode(HttpStatus.valueOf(error.code().httpStatus()));
    response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
    byte[] body = Replies.httpError(error.code(), error.detail());
    return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
  }
}
