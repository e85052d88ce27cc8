package io.marketdata.gateway.client;

import io.marketdata.gateway.InMemoryUpdates;
import io.marketdata.gateway.hub.FanoutMetrics;
import io.marketdata.gateway.hub.Hub;
import io.marketdata.gateway.hub.HubSettings;
import io.marketdata.gateway.subscription.InstrumentDirectory;
import io.marketdata.gateway.subscription.StreamNameParser;

/** Sessions over a hub that is not started: what it is asked stays in its mailboxes. */
final class TestSessions {

  private TestSessions() {}

  static ClientSession over(InstrumentDirectory instruments, ClientLimits limits) {
    return over(
        instruments, limits, HubSettings.DEFAULT, ClientTransport.WEBSOCKET, FanoutMetrics.NONE);
  }

  static ClientSession over(
      InstrumentDirectory instruments, ClientLimits limits, HubSettings settings) {
    return over(instruments, limits, settings, ClientTransport.WEBSOCKET, FanoutMetrics.NONE);
  }

  static ClientSession over(
      InstrumentDirectory instruments, ClientLimits limits, FanoutMetrics metrics) {
    return over(instruments, limits, ClientTransport.WEBSOCKET, metrics);
  }

  static ClientSession over(
      InstrumentDirectory instruments,
      ClientLimits limits,
      ClientTransport transport,
      FanoutMetrics metrics) {
    return over(instruments, limits, HubSettings.DEFAULT, transport, metrics);
  }

  private static ClientSession over(
      InstrumentDirectory instruments,
      ClientLimits limits,
      HubSettings settings,
      ClientTransport transport,
      FanoutMetrics metrics) {
    InMemoryUpdates updates = new InMemoryUpdates(4);
    Hub hub = new Hub(settings, updates, updates.log(), new long[4], instruments, metrics);
    return new ClientSession(
        hub, new StreamNameParser(instruments), limits, metrics, transport, false, 0);
  }
}
