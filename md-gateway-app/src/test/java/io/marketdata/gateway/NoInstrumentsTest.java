package io.marketdata.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A first start: the gate is open, and no instrument is known. */
class NoInstrumentsTest {

  private static RunningGateway gateway;

  @BeforeAll
  static void start() {
    gateway = RunningGateway.withoutInstruments();
    gateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void shouldRefuseASubscriptionForNow() {
    // given
    SocketClient client = gateway.connect("/ws");

    // when
    client.send("{\"method\":\"SUBSCRIBE\",\"params\":[\"600519.sh@trade\"],\"id\":1}");

    // then
    assertThat(client.nextText()).contains("\"code\":104").contains("\"temporary\":true");
    client.abort();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "klines?symbol=600519.SH&interval=1m",
        "exchangeInfo",
        "exchangeInfo?symbol=600519.SH",
      })
  void shouldRefuseAQueryForNow(String query) {
    // when
    HttpResponse<String> answer = gateway.get("/api/v3/" + query);

    // then
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).startsWith("{\"code\":104,");
  }
}
