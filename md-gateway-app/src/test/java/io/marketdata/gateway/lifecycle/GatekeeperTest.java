package io.marketdata.gateway.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.gateway.InMemoryUpdates;
import io.marketdata.gateway.MemoryHistory;
import io.marketdata.gateway.client.ClientLimits;
import io.marketdata.gateway.client.ClientSessions;
import io.marketdata.gateway.hub.FanoutMetrics;
import io.marketdata.gateway.hub.HubGate;
import io.marketdata.gateway.hub.HubSettings;
import io.marketdata.gateway.subscription.InstrumentDirectory;
import io.marketdata.gateway.subscription.StreamNameParser;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class GatekeeperTest {

  private final InstrumentDirectory instruments = new InstrumentDirectory(10);
  private final HubGate gate = new HubGate();
  private final MemoryHistory history = new MemoryHistory();

  @Test
  void shouldEndTheDrainAtOnceWhereNobodyIsThere() {
    // given
    AtomicBoolean done = new AtomicBoolean();
    ClientSessions nobody =
        new ClientSessions(
            gate, new StreamNameParser(instruments), ClientLimits.DEFAULT, 1, FanoutMetrics.NONE);
    InMemoryUpdates updates = new InMemoryUpdates(1);
    GatewayStart start =
        new GatewayStart(
            updates,
            history,
            instruments,
            HubSettings.DEFAULT,
            FanoutMetrics.NONE,
            Duration.ofSeconds(1));
    try (Gatekeeper gatekeeper =
        new Gatekeeper(start, updates, history, gate, nobody, Duration.ofSeconds(15), () -> {})) {

      // when
      gatekeeper.drain(() -> done.set(true));

      // then
      assertThat(done).isTrue();
      assertThat(gate.isOpen()).isFalse();
    }
  }
}
