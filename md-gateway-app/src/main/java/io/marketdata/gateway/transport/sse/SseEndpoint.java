package io.marketdata.gateway.transport.sse;

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
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Lets event streams in. Whether a client is let in is known before the first byte: else the answer
 * is an error over HTTP, after which an {@code EventSource} stays away.
 */
final class SseEndpoint implements WebHandler {

  private static final EventFrames FRAMES = new EventFrames();

  private final ClientSessions clients;
  private final LongSupplier clock;
  private final IntSupplier retryMillis;
  private final Duration patience;

  /**
   * An endpoint.
   *
   * @param clock nanoseconds, the same that drives the sessions
   * @param retryMillis after how long the next client is to come back when its stream has ended
   * @param patience how long a client may take to read the end of its stream
   */
  SseEndpoint(
      ClientSessions clients, LongSupplier clock, IntSupplier retryMillis, Duration patience) {
    this.clients = clients;
    this.clock = clock;
    this.retryMillis = retryMillis;
    this.patience = patience;
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange) {
    ServerHttpResponse response = exchange.getResponse();
    if (!exchange.getRequest().getMethod().equals(HttpMethod.GET)) {
      response.setStatusCode(HttpStatus.METHOD_NOT_ALLOWED);
      response.getHeaders().setAllow(Set.of(HttpMethod.GET));
      return response.setComplete();
    }
    try {
      return serve(response, open(exchange.getRequest()));
    } catch (RequestException e) {
      return Refusal.send(response, e);
    }
  }

  private ClientSession open(ServerHttpRequest request) {
    List<String> streams = StreamAddress.of(request.getURI()).streams();
    if (streams.isEmpty()) {
      throw RequestException.missing("streams");
    }
    return clients.open(ClientTransport.SSE, true, streams, clock.getAsLong());
  }

  private Mono<Void> serve(ServerHttpResponse response, ClientSession client) {
    Channel channel = ServerChannel.of(response);
    OutboundFlow<DataBuffer> flow = new OutboundFlow<>(client, FRAMES, channel.eventLoop());
    client.ended().thenRun(() -> end(flow, channel));
    Flux<DataBuffer> body =
        Flux.concat(
            Mono.fromSupplier(() -> FRAMES.retry(retryMillis.getAsInt())),
            flow,
            Mono.fromFuture(client.ended().toCompletableFuture(), true).map(FRAMES::close));
    announce(response.getHeaders());
    return response
        .writeWith(body)
        .onErrorComplete()
        .doFinally(signal -> client.disconnect(DisconnectReason.GONE));
  }

  /** The connection ends with the stream: what a client sends behind its request is not kept. */
  private static void announce(HttpHeaders headers) {
    headers.setContentType(MediaType.TEXT_EVENT_STREAM);
    headers.setCacheControl("no-store");
    headers.set("X-Accel-Buffering", "no");
    headers.setConnection("close");
  }

  private void end(OutboundFlow<DataBuffer> flow, Channel channel) {
    flow.complete();
    var _ =
        channel
            .eventLoop()
            .schedule(() -> force(channel), patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void force(Channel channel) {
    var _ = channel.close();
  }
}
