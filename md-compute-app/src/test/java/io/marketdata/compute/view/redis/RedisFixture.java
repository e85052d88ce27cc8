package io.marketdata.compute.view.redis;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanIterator;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import io.marketdata.compute.view.ViewStore;
import io.marketdata.redis.RedisAddress;
import io.marketdata.redis.RedisConnections;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** The real store, and a look at what it wrote by another client. */
public final class RedisFixture implements AutoCloseable {

  private final RedisAddress address;
  private final ClientResources resources = ClientResources.create();
  private final LettuceConnectionFactory connections;
  private final Masters masters;
  private final CircuitBreaker breaker =
      CircuitBreaker.of("test", RedisViewConfiguration.breaker());
  private final RedisViewStore store;

  /** Connects to a Redis. */
  public RedisFixture(String uri, boolean oneNodeProfile) {
    address = new RedisAddress(uri);
    connections = RedisConnections.factory(address, Duration.ofMillis(500), resources);
    connections.afterPropertiesSet();
    connections.start();
    masters = Masters.of(address, connections, resources, Duration.ofMillis(500));
    store =
        new RedisViewStore(
            connections,
            masters,
            new ServerSettings(oneNodeProfile, address.isCluster()),
            breaker,
            RedisConnections.disturbances(address, resources),
            Duration.ofSeconds(3),
            RedisViewStore.unitsOfACall(address, 16));
  }

  /** The store under test. */
  public ViewStore store() {
    return store;
  }

  /** The breaker around its writes. */
  CircuitBreaker breaker() {
    return breaker;
  }

  LettuceConnectionFactory connections() {
    return connections;
  }

  /** Every hash, values in hexadecimal. */
  public Map<String, Map<String, String>> hashes() {
    Map<String, Map<String, String>> hashes = new TreeMap<>();
    RedisCodec<String, byte[]> codec = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);
    if (address.isCluster()) {
      try (RedisClusterClient client = RedisClusterClient.create(nodes());
          StatefulRedisClusterConnection<String, byte[]> connection = client.connect(codec)) {
        // a dead former master is a node of the map still
        connection.getPartitions().stream()
            .filter(node -> node.getRole().isUpstream() && !node.getSlots().isEmpty())
            .forEach(node -> collect(connection.getConnection(node.getNodeId()).sync(), hashes));
      }
    } else {
      try (RedisClient client = RedisClient.create(address.uri());
          StatefulRedisConnection<String, byte[]> connection = client.connect(codec)) {
        collect(connection.sync(), hashes);
      }
    }
    return hashes;
  }

  private static void collect(
      RedisCommands<String, byte[]> server, Map<String, Map<String, String>> hashes) {
    ScanIterator<String> keys =
        ScanIterator.scan(server, ScanArgs.Builder.matches("md:*").limit(1000));
    while (keys.hasNext()) {
      String key = keys.next();
      if (!key.startsWith("md:mark:")) {
        Map<String, String> fields = new TreeMap<>();
        server
            .hgetall(key)
            .forEach((field, value) -> fields.put(field, HexFormat.of().formatHex(value)));
        hashes.put(key, fields);
      }
    }
  }

  /** Runs one command that gives a text. */
  public String command(Function<RedisClusterCommands<String, String>, String> use) {
    if (address.isCluster()) {
      try (RedisClusterClient client = RedisClusterClient.create(nodes());
          StatefulRedisClusterConnection<String, String> connection = client.connect()) {
        return use.apply(connection.sync());
      }
    }
    try (RedisClient client = RedisClient.create(address.uri());
        StatefulRedisConnection<String, String> connection = client.connect()) {
      return use.apply(connection.sync());
    }
  }

  private List<RedisURI> nodes() {
    return Stream.of(address.uri().substring("redis-cluster://".length()).split(",", -1))
        .map(node -> RedisURI.create("redis://" + node))
        .toList();
  }

  @Override
  public void close() {
    masters.close();
    connections.destroy();
    resources.shutdown(0, 0, TimeUnit.MILLISECONDS).awaitUninterruptibly();
  }
}
