package io.marketdata.gateway.lifecycle;

import io.marketdata.gateway.client.ClientLimits;
import io.marketdata.gateway.hub.HubSettings;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * A replica's bounds.
 *
 * @param clients clients at a time
 * @param client what one client may take
 * @param hub sizes of the hub
 * @param drainOver time over which the clients are disconnected when the replica ends
 */
@ConfigurationProperties("md.gateway")
record GatewayProperties(
    @DefaultValue("10000") int clients,
    @DefaultValue Client client,
    @DefaultValue Hub hub,
    @DefaultValue("5s") Duration drainOver) {

  /** What spring.lifecycle.timeout-per-shutdown-phase is; a longer drain would be cut short. */
  private static final Duration SHUTDOWN_PHASE = Duration.ofSeconds(20);

  GatewayProperties {
    if (clients < 1) {
      throw new IllegalArgumentException("md.gateway.clients must be positive");
    }
    if (drainOver.isNegative() || drainOver.compareTo(SHUTDOWN_PHASE) >= 0) {
      throw new IllegalArgumentException(
          "md.gateway.drain-over must be below spring.lifecycle.timeout-per-shutdown-phase, "
              + SHUTDOWN_PHASE
              + ", is "
              + drainOver);
    }
  }

  ClientLimits limits() {
    return new ClientLimits(
        Math.toIntExact(client.queue.toBytes()),
        client.streams,
        client.messagesPerSecond,
        client.pingEvery,
        client.pongWithin);
  }

  HubSettings hubSettings() {
    return new HubSettings(hub.shards, hub.commands, clients, hub.symbols, hub.recordsAhead);
  }

  /**
   * What one client may take.
   *
   * @param queue bytes that may wait for its socket
   * @param streams streams at a time
   * @param messagesPerSecond messages it may send per second on average
   * @param pingEvery pause between two pings
   * @param pongWithin how long a ping may stay unanswered
   */
  record Client(
      @DefaultValue("1MB") DataSize queue,
      @DefaultValue("1024") int streams,
      @DefaultValue("5") int messagesPerSecond,
      @DefaultValue("20s") Duration pingEvery,
      @DefaultValue("60s") Duration pongWithin) {}

  /**
   * Sizes of the hub.
   *
   * @param shards single-threaded shards
   * @param commands requests that may wait at one shard
   * @param symbols symbols that are held
   * @param recordsAhead records that are requested and not yet worked off, per shard
   */
  record Hub(
      @DefaultValue("2") int shards,
      @DefaultValue("4096") int commands,
      @DefaultValue("100000") int symbols,
      @DefaultValue("64") int recordsAhead) {}
}
