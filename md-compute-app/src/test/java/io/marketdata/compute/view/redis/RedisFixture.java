package io.marketdata.compute.view.redis;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.lettuce.core.RedisClient;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanIterator;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import io.marketdata.compute.view.ViewStore;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** The real store, and a look at what it wrote by another client. */
public final class RedisFixture implements AutoCloseable {

  private final String uri;
  private final ClientResources resources = ClientResources.create();
  private final LettuceConnectionFactory connections;
  private final CircuitBreaker breaker =
      CircuitBreaker.of("test", RedisViewConfiguration.breaker());
  private final RedisViewStore store;

  /** Connects to a Redis. */
  public RedisFixture(String uri, boolean oneNodeProfile) {
    this.uri = uri;
    connections = RedisConnections.factory(uri, Duration.ofMillis(500), resources);
    connections.afterPropertiesSet();
    connections.start();
    store =
        new RedisViewStore(
            connections,
            new ServerSettings(oneNodeProfile),
            breaker,
            RedisConnections.disturbances(resources),
            Duration.ofSeconds(1));
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
    try (RedisClient client = RedisClient.create(uri);
        StatefulRedisConnection<String, byte[]> connection =
            client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE))) {
      ScanIterator<String> keys =
          ScanIterator.scan(connection.sync(), ScanArgs.Builder.matches("md:*").limit(1000));
      while (keys.hasNext()) {
        String key = keys.next();
        if (!key.startsWith("md:mark:")) {
          Map<String, String> fields = new TreeMap<>();
          connection
              .sync()
              .hgetall(key)
              .forEach((field, value) -> fields.put(field, HexFormat.of().formatHex(value)));
          hashes.put(key, fields);
        }
      }
    }
    return hashes;
  }

  /** Runs one command that gives a text. */
  public String command(Function<RedisCommands<String, String>, String> use) {
    try (RedisClient client = RedisClient.create(uri);
        StatefulRedisConnection<String, String> connection = client.connect()) {
      return use.apply(connection.sync());
    }
  }

  @Override
  public void close() {
    connections.destroy();
    resources.shutdown(0, 0, TimeUnit.MILLISECONDS).awaitUninterruptibly();
  }
}
