package io.marketdata.gateway.transport.websocket;

import static io.marketdata.gateway.RunningGateway.SYMBOL;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.gateway.RunningGateway;
import io.marketdata.gateway.SocketClient;
import io.marketdata.wire.sbe.BarState;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class WebSocketTest {

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
  void shouldSendTheImageOfAStreamThatTheAddressNames() {
    // when
    SocketClient client = gateway.connect("/ws/600519.SH@kline_1m");

    // then
    JsonNode bar = client.next();
    assertThat(bar.get("e").stringValue()).isEqualTo("kline");
    assertThat(bar.get("seq").longValue()).isEqualTo(1);
    client.abort();
  }

  @Test
  void shouldWrapMessagesOfACombinedStream() {
    // when
    SocketClient client = gateway.connect("/stream?streams=600519.sh@quote/600519.sh@kline_1m");

    // then
    assertThat(client.nextText()).startsWith("{\"stream\":\"600519.sh@quote\",\"data\":{\"e\":");
    assertThat(client.nextText()).startsWith("{\"stream\":\"600519.sh@kline_1m\",\"data\":{");
    client.abort();
  }

  @Test
  void shouldAnswerBeforeTheImageAndListWhatIsSubscribed() {
    // given
    SocketClient client = gateway.connect("/ws");

    // when
    client.send("{\"method\":\"SUBSCRIBE\",\"params\":[\"600519.sh@quote\"],\"id\":\"a\"}");
    client.send("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":3}");

    // then
    assertThat(client.nextText()).isEqualTo("{\"result\":null,\"id\":\"a\"}");
    String second = client.nextText();
    String third = client.nextText();
    assertThat(second + third)
        .contains("\"e\":\"quote\"")
        .contains("{\"result\":[\"600519.sh@quote\"],\"id\":3}");
    client.abort();
  }

  @Test
  void shouldChangeNothingByARequestThatIsPartlyWrong() {
    // given
    SocketClient client = gateway.connect("/ws");

    // when
    client.send("{\"method\":\"SUBSCRIBE\",\"params\":[\"600519.sh@quote\",\"x@trade\"],\"id\":1}");
    client.send("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":2}");

    // then
    JsonNode refused = client.next();
    assertThat(refused.get("code").intValue()).isEqualTo(-1121);
    assertThat(refused.get("temporary").booleanValue()).isFalse();
    assertThat(client.nextText()).isEqualTo("{\"result\":[],\"id\":2}");
    client.abort();
  }

  @ParameterizedTest
  @CsvSource({
    "/ws/600519.sh@nothing, 400, 100",
    "/ws/nobody@trade, 400, -1121",
    "/ws/600519.sh@kline_5m, 400, -1120",
  })
  void shouldAnswerOverHttpWhatIsWrongWithAnAddress(String address, int status, int code) {
    // when
    HttpResponse<String> answer = gateway.get(address);

    // then
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).startsWith("{\"code\":" + code + ",\"msg\":");
  }

  @Test
  void shouldDisconnectWhoSendsTooMuch() throws Exception {
    // given
    SocketClient client = gateway.connect("/ws");

    // when
    for (int i = 0; i < 11; i++) {
      client.send("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":" + i + "}");
    }

    // then
    assertThat(client.closed.get(5, TimeUnit.SECONDS)).isEqualTo(3013);
  }

  @Test
  void shouldSendTheSameBytesToEverybody() {
    // given
    SocketClient one = gateway.watching("/ws/600519.sh@trade");
    SocketClient other = gateway.watching("/ws/600519.SH@trade");

    // when
    gateway.publish(gateway.frames.begin().trade(SYMBOL, 1_000, 168_000, 100).finish());

    // then
    assertThat(one.nextText()).isEqualTo(other.nextText()).contains("\"seq\":1000");
    one.abort();
    other.abort();
  }

  @Test
  void shouldReadOnWhenTheLogBreaks() {
    // given
    SocketClient client = gateway.watching("/ws/600519.sh@trade");
    gateway.publish(gateway.frames.begin().trade(SYMBOL, 2_000, 168_000, 100).finish());
    client.nextText();

    // when
    gateway.updates.fail();
    gateway.publish(gateway.frames.begin().trade(SYMBOL, 2_001, 168_000, 100).finish());

    // then
    assertThat(client.next().get("seq").longValue()).isEqualTo(2_001);
    client.abort();
  }

  @Test
  void shouldCountClientsAndBytes() {
    // given
    SocketClient client = gateway.connect("/ws/600519.sh@quote");
    client.nextText();

    // when
    HttpResponse<String> metrics = gateway.get(gateway.managementPort(), "/actuator/prometheus");

    // then
    assertThat(metrics.body()).contains("md_gateway_clients").contains("md_gateway_queued_bytes");
    client.abort();
  }

  @Test
  void shouldSayThatItIsReady() {
    // when
    HttpResponse<String> health =
        gateway.get(gateway.managementPort(), "/actuator/health/readiness");

    // then
    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(health.body()).contains("\"state\":\"ready\"");
  }
}
