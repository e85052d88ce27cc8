package io.marketdata.gateway.transport.sse;

import static io.marketdata.gateway.RunningGateway.SYMBOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marketdata.gateway.EventClient;
import io.marketdata.gateway.RunningGateway;
import io.marketdata.gateway.SocketClient;
import io.marketdata.gateway.UpdateFrames;
import io.marketdata.wire.sbe.BarState;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SseTest {

  private static final String STREAMS =
      "600519.sh@quote/600519.SH@kline_1m/600519.sh@trade/600519.sh@indicator_1m_ma";
  private static final int ROUNDS = 200;

  private static RunningGateway gateway;

  @BeforeAll
  static void start() {
    gateway = new RunningGateway();
    gateway.publish(
        gateway
            .frames
            .begin()
            .quote(SYMBOL, 1, 168_000)
            .minuteBar(SYMBOL, 1, 0, BarState.OPEN, 168_000)
            .finish());
    gateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void shouldSendWhatACombinedSocketSendsToTheByte() {
    // given
    SocketClient socket = gateway.connect("/stream?streams=" + STREAMS);
    EventClient events = gateway.events(STREAMS);
    List<String> fromSocket = new ArrayList<>(List.of(socket.nextText(), socket.nextText()));
    List<String> fromEvents = new ArrayList<>(List.of(events.nextText(), events.nextText()));

    // when
    for (int round = 1; round <= ROUNDS; round++) {
      gateway.publish(round(round));
      for (int i = 0; i < 5; i++) {
        fromSocket.add(socket.nextText());
        fromEvents.add(events.nextText());
      }
    }

    // then
    assertThat(fromEvents).isEqualTo(fromSocket);
    assertThat(fromEvents.getFirst()).startsWith("{\"stream\":\"600519.sh@quote\",\"data\":{");
    assertThat(fromEvents.get(1)).startsWith("{\"stream\":\"600519.sh@kline_1m\",\"data\":{");
    assertThat(fromEvents.stream().filter(text -> text.contains("\"e\":\"trade\"")))
        .hasSize(2 * ROUNDS);
    socket.abort();
    events.abort();
  }

  @Test
  void shouldBeAnEventStreamThatNothingMayKeepOrHoldBack() {
    // when
    EventClient client = gateway.events("600519.sh@quote");

    // then
    client.nextText();
    assertThat(client.response.statusCode()).isEqualTo(200);
    assertThat(client.response.headers().map())
        .containsEntry("content-type", List.of("text/event-stream"))
        .containsEntry("cache-control", List.of("no-store"))
        .containsEntry("x-accel-buffering", List.of("no"))
        .containsEntry("transfer-encoding", List.of("chunked"))
        .containsEntry("connection", List.of("close"))
        .doesNotContainKey("content-encoding");
    assertThat(client.others).singleElement().asString().matches("retry: [1-5][0-9]{3}");
    client.abort();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 400, -1102",
    "?streams=, 400, -1102",
    "?streams=/, 400, -1102",
    "?stream=600519.sh@trade, 400, -1102",
    "?streams=600519.sh@nothing, 400, 100",
    "?streams=600519.sh@trade/nobody@trade, 400, -1121",
    "?streams=600519.sh@kline_5m, 400, -1120",
    "?streams=%25zz, 400, 100",
  })
  void shouldAnswerOverHttpWhatIsWrongWithAnAddress(String query, int status, int code) {
    // when
    HttpResponse<String> answer = gateway.get("/api/v1/stream" + query);

    // then
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
    assertThat(answer.body()).startsWith("{\"code\":" + code + ",\"msg\":");
  }

  @Test
  void shouldTakeAnAddressThatNamesAThousandStreams() {
    // given
    String streams = "600519.sh@quote/".repeat(1_000);

    // when
    EventClient client = gateway.events(streams);

    // then
    assertThat(client.response.statusCode()).isEqualTo(200);
    assertThat(client.nextText()).startsWith("{\"stream\":\"600519.sh@quote\"");
    client.abort();
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD", "POST", "OPTIONS"})
  void shouldAllowNothingButToGet(String method) {
    // when
    HttpResponse<String> answer = gateway.request(method, "/api/v1/stream?streams=600519.sh@quote");

    // then
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("allow")).hasValue("GET");
  }

  @Test
  void shouldForgetAClientThatWentThoughNothingIsSent() {
    // given
    EventClient client = gateway.events("600519.sh@quote");
    client.nextText();
    double gone = closed("gone");

    // when
    client.abort();

    // then
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() -> assertThat(closed("gone")).isEqualTo(gone + 1));
  }

  private static byte[] round(int round) {
    UpdateFrames frame = gateway.frames.begin();
    return frame
        .trade(SYMBOL, 2L * round - 1, 168_000 + round, 100)
        .trade(SYMBOL, 2L * round, 168_000 + round, 100)
        .quote(SYMBOL, round + 1, 168_000 + round)
        .minuteBar(SYMBOL, round + 1, round, BarState.CLOSED, 168_000 + round)
        .indicators(SYMBOL, round + 1, round, Map.of("ma_5", 1_680.0 + round))
        .finish();
  }

  private static double closed(String reason) {
    return gateway.counted("md.gateway.closed", "transport", "sse", "reason", reason);
  }
}
