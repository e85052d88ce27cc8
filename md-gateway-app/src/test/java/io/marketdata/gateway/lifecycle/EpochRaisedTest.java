package io.marketdata.gateway.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marketdata.gateway.RunningGateway;
import io.marketdata.gateway.SocketClient;
import io.marketdata.history.FlushMark;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EpochRaisedTest {

  private final RunningGateway gateway = new RunningGateway();
  private SocketClient client;

  @BeforeEach
  void start() {
    gateway.publish(gateway.frames.begin().quote(RunningGateway.SYMBOL, 1, 168_000).finish());
    gateway.start();
    client = gateway.watching("/ws/600519.sh@trade");
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void shouldEndWhereTheCommandsRaiseTheEpoch() throws Exception {
    // when
    gateway.updates.raise(2);

    // then
    assertThat(gateway.isOpen()).isFalse();
    assertEnded();
  }

  @Test
  void shouldEndWhereTheViewIsOfAHigherEpoch() throws Exception {
    // when
    gateway.history.marks.put(0, new FlushMark(2, 0));

    // then
    assertEnded();
  }

  private void assertEnded() throws Exception {
    assertThat(client.nextText()).startsWith("{\"e\":\"serverShutdown\",\"E\":");
    assertThat(client.closed.get(10, TimeUnit.SECONDS)).isEqualTo(3002);
    assertThat(gateway.isOpen()).isFalse();
    await().atMost(Duration.ofSeconds(10)).until(() -> !gateway.isRunning());
  }
}
