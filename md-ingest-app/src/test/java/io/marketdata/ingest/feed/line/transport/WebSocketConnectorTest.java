package io.marketdata.ingest.feed.line.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.ingest.feed.line.LineConnection;
import io.marketdata.ingest.feed.line.LineInbox;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

class WebSocketConnectorTest {

  /** Has no room for anything. */
  private static final class FullInbox implements LineInbox {
    private final CountDownLatch offered = new CountDownLatch(1);
    private final CountDownLatch lost = new CountDownLatch(1);

    @Override
    public void opened(int connection) {
      // what counts is what comes
    }

    @Override
    public boolean message(int connection, Payload payload) {
      offered.countDown();
      return false;
    }

    @Override
    public void lost(int connection, String reason) {
      lost.countDown();
    }
  }

  @Test
  void shouldTellTheEndOfAConnectionThatWasClosedWhileThereWasNoRoom() throws Exception {
    // given
    Flux<String> flood = Flux.range(0, 100_000).map("%2000d"::formatted);
    DisposableServer server =
        HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .route(routes -> routes.ws("/stream", (in, out) -> out.sendString(flood)))
            .bindNow();
    URI url = URI.create("ws://127.0.0.1:" + server.port());
    FullInbox inbox = new FullInbox();

    try (WebSocketConnector connector =
        new WebSocketConnector("test", url, Duration.ofSeconds(10), 1 << 20)) {
      LineConnection connection = connector.connect(1, "/stream", inbox);
      assertThat(inbox.offered.await(20, TimeUnit.SECONDS)).isTrue();

      // when
      connection.close();

      // then
      assertThat(inbox.lost.await(20, TimeUnit.SECONDS)).as("the end is told").isTrue();
    } finally {
      server.disposeNow();
    }
  }
}
