package io.marketdata.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.ReadFrom;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SocketOptions.KeepAliveOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.event.ClusterTopologyChangedEvent;
import io.lettuce.core.event.Event;
import io.lettuce.core.event.connection.ReconnectAttemptEvent;
import io.lettuce.core.resource.ClientResources;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.RedisClusterConfiguration;
import org.springframework.data.redis.connection.RedisConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import reactor.core.publisher.Flux;

/**
 * Makes connections to masters only, that fail at once while Redis is away instead of queueing
 * commands, and that follow a fail-over.
 */
public final class RedisConnections {

  private static final int MOST_WAITING_COMMANDS = 20_000;

  /** A master that hangs breaks no connection: the map of slots is looked up all the same. */
  private static final Duration MAP_REFRESH = Duration.ofSeconds(5);

  /** At most one lookup a second on redirects, whatever their number. */
  private static final Duration REDIRECT_REFRESH = Duration.ofSeconds(1);

  /** A peer that vanished without a word is missed after idle + count * interval = 14 s. */
  private static final KeepAliveOptions KEEP_ALIVE =
      KeepAliveOptions.builder()
          .enable()
          .idle(Duration.ofSeconds(5))
          .interval(Duration.ofSeconds(3))
          .count(3)
          .build();

  private RedisConnections() {}

  /** A factory that has not been started. */
  public static LettuceConnectionFactory factory(
      RedisAddress address, Duration commandTimeout, ClientResources resources) {
    LettuceClientConfiguration.LettuceClientConfigurationBuilder client =
        LettuceClientConfiguration.builder()
            .clientResources(resources)
            .commandTimeout(commandTimeout)
            .shutdownTimeout(Duration.ofMillis(100))
            .clientOptions(options(address));
    if (address.isSentinel()) {
      // without it the connection does not listen to what the sentinels announce
      client.readFrom(ReadFrom.UPSTREAM);
    }
    if (address.isTls()) {
      client.useSsl();
    }
    return new LettuceConnectionFactory(server(address), client.build());
  }

  /**
   * One element whenever a connection to a server is lost and made anew, or a cluster's map has
   * changed. Connections that only ask for the map, and those to sentinels, do not count.
   */
  public static Flux<String> disturbances(RedisAddress address, ClientResources resources) {
    List<RedisURI> sentinels = address.sentinels();
    return resources.eventBus().get().mapNotNull(event -> nameOf(event, sentinels));
  }

  private static @Nullable String nameOf(Event event, List<RedisURI> sentinels) {
    return switch (event) {
      case ReconnectAttemptEvent attempt ->
          isOneOf(sentinels, attempt.remoteAddress()) ? null : "connection lost";
      case ClusterTopologyChangedEvent _ -> "map of slots changed";
      default -> null;
    };
  }

  private static boolean isOneOf(List<RedisURI> sentinels, SocketAddress remote) {
    if (!(remote instanceof InetSocketAddress address)) {
      return false;
    }
    for (RedisURI sentinel : sentinels) {
      boolean host =
          sentinel.getHost().equals(address.getHostString())
              || (address.getAddress() != null
                  && sentinel.getHost().equals(address.getAddress().getHostAddress()));
      if (host && sentinel.getPort() == address.getPort()) {
        return true;
      }
    }
    return false;
  }

  private static RedisConfiguration server(RedisAddress address) {
    return address.isCluster()
        ? new RedisClusterConfiguration(address.nodes())
        : LettuceConnectionFactory.createRedisConfiguration(address.uri());
  }

  private static ClientOptions options(RedisAddress address) {
    ClientOptions.Builder options =
        address.isCluster()
            ? ClusterClientOptions.builder().topologyRefreshOptions(refresh())
            : ClientOptions.builder();
    return options
        .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
        .requestQueueSize(MOST_WAITING_COMMANDS)
        .timeoutOptions(TimeoutOptions.enabled())
        .socketOptions(SocketOptions.builder().keepAlive(KEEP_ALIVE).build())
        .build();
  }

  private static ClusterTopologyRefreshOptions refresh() {
    return ClusterTopologyRefreshOptions.builder()
        .enablePeriodicRefresh(MAP_REFRESH)
        .adaptiveRefreshTriggersTimeout(REDIRECT_REFRESH)
        .refreshTriggersReconnectAttempts(1)
        .build();
  }
}
