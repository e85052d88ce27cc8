package io.marketdata.gateway.transport.sse;

import static io.marketdata.gateway.RunningGateway.SYMBOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marketdata.gateway.EventClient;
import io.marketdata.gateway.RunningGateway;
import io.marketdata.gateway.SocketClient;
import io.marketdata.gateway.StoppedEventReader;
import io.marketdata.gateway.UpdateFrames;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SseEndTest {

  private static final String PATH = "/api/v1/stream?streams=600519.sh@trade/600519.sh@quote";
  private static final int TRADES = 5_000;

  private final RunningGateway gateway = new RunningGateway();

  @BeforeEach
  void publishAQuote() {
    gateway.publish(gateway.frames.begin().quote(SYMBOL, 1, 168_000).finish());
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void shouldAnnounceTheEndAndSayWhyBeforeItEnds() throws Exception {
    // given
    gateway.start("md.gateway.sse.retry-from=2s", "md.gateway.sse.retry-to=2s");
    EventClient client = gateway.events("600519.sh@quote");
    client.nextText();

    // when
    gateway.close();

    // then
    assertThat(client.nextText())
        .startsWith("{\"stream\":\"!serverShutdown\",\"data\":{\"e\":\"serverShutdown\",\"E\":");
    assertThat(client.ended.get(5, TimeUnit.SECONDS))
        .isEqualTo("{\"code\":3001,\"reason\":\"shutdown\"}");
    assertThat(client.others).containsExactly("retry: 2000");
  }

  @Test
  void shouldAnswerNothingThatAClientSendsBehindItsRequest() throws IOException {
    // given
    gateway.start();
    try (StoppedEventReader client = new StoppedEventReader(gateway.port(), PATH)) {
      client.read();
      for (int i = 0; i < 10_000; i++) {
        client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      }
      gateway.publish(gateway.frames.begin().trade(SYMBOL, 1, 168_000, 100).finish());
      client.read();

      // when
      gateway.close();

      // then
      assertThat(client.rest())
          .contains("serverShutdown", "event: close")
          .endsWith("\r\n0\r\n\r\n")
          .doesNotContain("HTTP/1.1");
    }
  }

  @Test
  void shouldEndWhoTakesNothingInTime() {
    // given
    gateway.start(
        "md.gateway.client.queue=64KB",
        "md.gateway.client.ping-every=100ms",
        "md.gateway.client.pong-within=1s",
        "md.gateway.sse.close-within=100ms",
        "md.gateway.websocket.send-buffer=16KB");
    try (StoppedEventReader client = new StoppedEventReader(gateway.port(), PATH)) {
      client.read();

      // when
      publishTrades();

      // then
      await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(() -> {
            assertThat(gateway.counted("md.gateway.closed", "transport", "sse", "reason", "slow"))
                .isEqualTo(1);
            assertThat(gateway.meter("md.gateway.queued.bytes")).isZero();
          });
      await().atMost(Duration.ofSeconds(10)).until(() -> isCutOff(client));
    }
  }

  @Test
  void shouldKeepWhoIsSentNothingAndSendItAComment() {
    // given
    gateway.start("md.gateway.client.ping-every=10ms", "md.gateway.client.pong-within=10ms");
    EventClient client = gateway.events("600519.sh@quote");
    client.nextText();

    // when
    await().atMost(Duration.ofSeconds(10)).until(() -> client.others.size() >= 3);

    // then
    assertThat(client.others.subList(1, 3)).containsExactly(":", ":");
    assertThat(client.ended).isNotDone();
    client.abort();
  }

  @Test
  void shouldShareThePlacesOfAReplicaWithSockets() throws Exception {
    // given
    gateway.start("md.gateway.clients=2");
    EventClient first = gateway.events("600519.sh@quote");
    SocketClient second = gateway.connect("/ws/600519.sh@quote");
    List.of(first.nextText(), second.nextText());

    // when
    HttpResponse<String> refused = gateway.get(PATH);

    // then
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.body()).startsWith("{\"code\":105,");
    first.abort();
    await().atMost(Duration.ofSeconds(5)).until(() -> statusOfOneMore() == 200);
  }

  /** The status of one more stream, which is left again at once. */
  private int statusOfOneMore() {
    EventClient client = gateway.events("600519.sh@quote");
    client.abort();
    return client.response.statusCode();
  }

  private void publishTrades() {
    for (int seq = 1; seq <= TRADES; seq += 50) {
      UpdateFrames frame = gateway.frames.begin();
      for (int i = 0; i < 50; i++) {
        frame.trade(SYMBOL, seq + i, 168_000, 100);
      }
      gateway.publish(frame.finish());
    }
  }

  private static boolean isCutOff(StoppedEventReader client) {
    try {
      client.send(new byte[] {'\n'});
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}
