package io.marketdata.ingest.feed.binance;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.Connection;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A double of the venue: real sockets, its control messages, and its bad moods on demand. */
final class BinanceServer implements AutoCloseable {

  /** A connection, as the venue sees it. */
  static final class Peer {
    final List<String> streams = new CopyOnWriteArrayList<>();
    final List<Integer> requests = new CopyOnWriteArrayList<>();
    final List<Long> requestTimes = new CopyOnWriteArrayList<>();
    final List<String> pongs = new CopyOnWriteArrayList<>();
    final AtomicInteger sent = new AtomicInteger();
    volatile boolean closed;
    private final Sinks.Many<WebSocketFrame> frames = Sinks.many().unicast().onBackpressureBuffer();
    private final Sinks.Empty<Void> subscribed = Sinks.empty();
    private final Sinks.Empty<Void> cut = Sinks.empty();

    void push(String text) {
      frames.emitNext(new TextWebSocketFrame(text), AT_ONCE);
    }

    void ping(String payload) {
      frames.emitNext(
          new PingWebSocketFrame(Unpooled.copiedBuffer(payload, StandardCharsets.US_ASCII)),
          AT_ONCE);
    }

    void cut() {
      cut.tryEmitEmpty();
    }
  }

  private static final Sinks.EmitFailureHandler AT_ONCE =
      Sinks.EmitFailureHandler.busyLooping(Duration.ofSeconds(1));
  private static final JsonMapper JSON = JsonMapper.shared();

  final List<Peer> peers = new CopyOnWriteArrayList<>();
  private final DisposableServer server;
  private volatile Function<Peer, Flux<String>> script = _ -> Flux.empty();
  private volatile Function<JsonNode, String> answer =
      request -> "{\"result\":null,\"id\":%s}".formatted(request.get("id"));
  private volatile int refusal;

  BinanceServer() {
    server =
        HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .route(routes ->
                routes
                    .ws(request -> refusal == 0 && isStream(request.uri()), this::talk, spec())
                    .route(_ -> true, (_, response) -> refuse(response)))
            .bindNow();
  }

  URI url() {
    return URI.create("ws://127.0.0.1:" + server.port());
  }

  /** What a connection is sent once it has subscribed. */
  void script(Function<Peer, Flux<String>> messages) {
    script = messages;
  }

  /** What a request is answered with; empty for nothing. */
  void answer(Function<JsonNode, String> text) {
    answer = text;
  }

  /** Further connections get this status, or are taken again with 0. */
  void refuse(int status) {
    refusal = status;
  }

  Peer peer(int index) {
    return peers.get(index);
  }

  Peer last() {
    return peers.getLast();
  }

  @Override
  public void close() {
    peers.forEach(Peer::cut);
    server.disposeNow();
  }

  private static boolean isStream(String uri) {
    return uri.equals("/stream");
  }

  private static reactor.netty.http.server.WebsocketServerSpec spec() {
    return reactor.netty.http.server.WebsocketServerSpec.builder().handlePing(true).build();
  }

  private Publisher<Void> refuse(HttpServerResponse response) {
    return response.status(refusal == 0 ? 404 : refusal).send();
  }

  private Publisher<Void> talk(WebsocketInbound in, WebsocketOutbound out) {
    Peer peer = new Peer();
    peers.add(peer);
    Mono<Void> heard =
        in.aggregateFrames()
            .receiveFrames()
            .doOnNext(frame -> take(peer, frame))
            .then()
            .doFinally(_ -> peer.closed = true);
    Flux<WebSocketFrame> told =
        peer.subscribed
            .asMono()
            .thenMany(Flux.defer(() -> script.apply(peer)))
            .doOnNext(_ -> peer.sent.incrementAndGet())
            .map(TextWebSocketFrame::new);
    Mono<Void> speaking = out.sendObject(Flux.merge(peer.frames.asFlux(), told)).then();
    Mono<Void> cut = peer.cut.asMono().doOnTerminate(() -> in.withConnection(Connection::dispose));
    return Flux.merge(heard, speaking, cut).then();
  }

  private void take(Peer peer, WebSocketFrame frame) {
    if (frame instanceof PongWebSocketFrame pong) {
      peer.pongs.add(pong.content().toString(StandardCharsets.US_ASCII));
    } else if (frame instanceof TextWebSocketFrame text) {
      JsonNode request = JSON.readTree(text.text());
      List<String> params = new ArrayList<>();
      request.get("params").forEach(one -> params.add(one.asString()));
      peer.streams.addAll(params);
      peer.requests.add(params.size());
      peer.requestTimes.add(System.nanoTime());
      String told = answer.apply(request);
      if (!told.isEmpty()) {
        peer.push(told);
        peer.subscribed.tryEmitEmpty();
      }
    }
  }
}
