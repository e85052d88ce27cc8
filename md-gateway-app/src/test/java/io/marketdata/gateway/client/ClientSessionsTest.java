package io.marketdata.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.gateway.InMemoryUpdates;
import io.marketdata.gateway.hub.FanoutMetrics;
import io.marketdata.gateway.hub.Hub;
import io.marketdata.gateway.hub.HubGate;
import io.marketdata.gateway.hub.HubSettings;
import io.marketdata.gateway.subscription.InstrumentDirectory;
import io.marketdata.gateway.subscription.StreamNameParser;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientSessionsTest {

  private final InstrumentDirectory instruments = new InstrumentDirectory(10);
  private final HubGate gate = new HubGate();

  @Test
  void shouldDisconnectWhoeverComesInWhileTheGateIsShut() {
    // given
    InMemoryUpdates updates = new InMemoryUpdates(1);
    gate.open(
        new Hub(
            HubSettings.DEFAULT,
            updates,
            updates.log(),
            new long[1],
            instruments,
            FanoutMetrics.NONE));
    FanoutMetrics shutting =
        new FanoutMetrics() {
          @Override
          public void opened(String transport) {
            gate.shut();
          }
        };
    ClientSessions sessions =
        new ClientSessions(
            gate, new StreamNameParser(instruments), ClientLimits.DEFAULT, 10, shutting);

    // when
    ClientSession late = sessions.open(ClientTransport.WEBSOCKET, false, List.of(), 0);

    // then
    assertThat(late.ended().toCompletableFuture()).isCompletedWithValue(DisconnectReason.SHUTDOWN);
    assertThat(sessions.count()).isZero();
  }
}
