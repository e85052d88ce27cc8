package io.marketdata.gateway.transport.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.gateway.RunningGateway;
import io.marketdata.gateway.SocketClient;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DrainTest {

  @Test
  void shouldAnnounceTheEndAndThenCloseWithItsCode() throws Exception {
    // given
    RunningGateway gateway = new RunningGateway();
    gateway.publish(gateway.frames.begin().quote(RunningGateway.SYMBOL, 1, 168_000).finish());
    gateway.start();
    SocketClient raw = gateway.watching("/ws/600519.sh@trade");
    SocketClient combined = gateway.watching("/stream?streams=600519.sh@trade");

    // when
    gateway.close();

    // then
    assertThat(raw.nextText()).startsWith("{\"e\":\"serverShutdown\",\"E\":");
    assertThat(combined.nextText())
        .startsWith("{\"stream\":\"!serverShutdown\",\"data\":{\"e\":\"serverShutdown\"");
    assertThat(raw.closed.get(5, TimeUnit.SECONDS)).isEqualTo(3001);
    assertThat(combined.closed.get(5, TimeUnit.SECONDS)).isEqualTo(3001);
  }
}
