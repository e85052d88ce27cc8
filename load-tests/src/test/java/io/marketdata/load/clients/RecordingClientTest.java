package io.marketdata.load.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marketdata.load.clients.RecordLine.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;

/** Against a real server that ends its first connection after the first message. */
class RecordingClientTest {

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int RESTART = 1012;
  private static final String TRADE = "{\"stream\":\"aaa.sh@trade\",\"data\":{\"e\":\"trade\"}}";

  @TempDir Path temp;

  private final AtomicInteger served = new AtomicInteger();
  private final DisposableServer server =
      HttpServer.create().port(0).route(routes -> routes.ws("/stream", this::serve)).bindNow(LIMIT);

  private Publisher<Void> serve(WebsocketInbound in, WebsocketOutbound out) {
    boolean first = served.incrementAndGet() == 1;
    return in.receive().asString().concatMap(request -> answer(out, first)).then();
  }

  private static Mono<Void> answer(WebsocketOutbound out, boolean close) {
    Mono<Void> sent = out.sendString(Flux.just("{\"result\":null,\"id\":0}", TRADE)).then();
    return close ? sent.then(out.sendClose(RESTART, "restart")) : sent;
  }

  @AfterEach
  void stop() {
    server.disposeNow(LIMIT);
  }

  @Test
  void shouldWriteEveryFrameAndComeBackUnderANewNumberWithTheReasonOfTheEnd() throws Exception {
    // given
    Path file = temp.resolve("client");
    URI gateway = URI.create("ws://127.0.0.1:" + server.port());

    // when
    try (RecordingClient client = RecordingClient.start(gateway, List.of("aaa.sh@trade"), file)) {
      await().atMost(LIMIT).until(() -> client.connections() == 2 && client.messages() == 4);
      assertThat(client.awaitQuiet(Duration.ofMillis(200), LIMIT)).isTrue();
      client.stopAtRest();
    }

    // then
    List<RecordLine> lines = read(file);
    assertThat(lines)
        .extracting(RecordLine::connection)
        .containsExactly(1L, 1L, 1L, 1L, 1L, 2L, 2L, 2L, 2L, 2L);
    assertThat(lines)
        .extracting(RecordLine::order)
        .containsExactly(0L, 1L, 2L, 3L, 4L, 0L, 1L, 2L, 3L, 4L);
    assertThat(lines.subList(0, 5))
        .extracting(RecordLine::kind)
        .containsExactly(Kind.OPEN, Kind.SENT, Kind.TEXT, Kind.TEXT, Kind.END);
    assertThat(lines.get(3).text()).isEqualTo(TRADE);
    assertThat(lines.get(4).text()).startsWith("closed with 1012");
    assertThat(lines.get(9).text()).isEqualTo(RecordingClient.AT_REST);
  }

  @Test
  void shouldComeBackToAServerThatWasGone() throws Exception {
    // given
    Path file = temp.resolve("client");
    int port = server.port();
    server.disposeNow(LIMIT);
    try (RecordingClient client =
        RecordingClient.start(
            URI.create("ws://127.0.0.1:" + port), List.of("aaa.sh@trade"), file)) {

      // when
      DisposableServer again =
          HttpServer.create()
              .port(port)
              .route(routes -> routes.ws("/stream", this::serve))
              .bindNow(LIMIT);

      // then
      await().atMost(LIMIT).until(() -> client.messages() == 4);
      again.disposeNow(LIMIT);
    }
    assertThat(read(file)).extracting(RecordLine::connection).contains(1L, 2L);
  }

  private static List<RecordLine> read(Path file) throws IOException {
    return Files.readAllLines(file).stream().map(RecordLine::parse).toList();
  }
}
