package io.marketdata.compute.view.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.event.connection.ConnectedEvent;
import io.lettuce.core.event.connection.DisconnectedEvent;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import java.util.Arrays;
import org.springframework.data.redis.connection.RedisClusterConfiguration;
import org.springframework.data.redis.connection.RedisConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import reactor.core.publisher.Flux;

/** Makes connections that fail at once while Redis is away, instead of queueing commands. */
final class RedisConnections {

  private static final String CLUSTER = "redis-cluster://";
  private static final String TLS = "rediss://";
  private static final int MOST_WAITING_COMMANDS = 20_000;

  private RedisConnections() {}

  /** A factory that has not been started. */
  static LettuceConnectionFactory factory(
      String uri, Duration commandTimeout, ClientResources resources) {
    LettuceClientConfiguration.LettuceClientConfigurationBuilder client =
        LettuceClientConfiguration.builder()
            .clientResources(resources)
            .commandTimeout(commandTimeout)
            .shutdownTimeout(Duration.ofMillis(100))
            .clientOptions(options(uri));
    if (uri.startsWith(TLS)) {
      client.useSsl();
    }
    return new LettuceConnectionFactory(server(uri), client.build());
  }

  /** One element whenever a connection is lost or made. */
  static Flux<String> disturbances(ClientResources resources) {
    return resources
        .eventBus()
        .get()
        .filter(event -> event instanceof DisconnectedEvent || event instanceof ConnectedEvent)
        .map(event -> event instanceof DisconnectedEvent ? "connection lost" : "connection made");
  }

  private static RedisConfiguration server(String uri) {
    return uri.startsWith(CLUSTER)
        ? new RedisClusterConfiguration(
            Arrays.asList(uri.substring(CLUSTER.length()).split(",", -1)))
        : LettuceConnectionFactory.createRedisConfiguration(uri);
  }

  private static ClientOptions options(String uri) {
    ClientOptions.Builder options =
        uri.startsWith(CLUSTER)
            ? ClusterClientOptions.builder()
                .topologyRefreshOptions(
                    ClusterTopologyRefreshOptions.builder()
                        .enablePeriodicRefresh(Duration.ofSeconds(30))
                        .build())
            : ClientOptions.builder();
    return options
        .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
        .requestQueueSize(MOST_WAITING_COMMANDS)
        .timeoutOptions(TimeoutOptions.enabled())
        .build();
  }
}
