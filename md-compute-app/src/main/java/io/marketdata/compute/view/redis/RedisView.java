package io.marketdata.compute.view.redis;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.lettuce.core.resource.ClientResources;
import io.marketdata.compute.view.ViewStore;
import io.marketdata.redis.RedisAddress;
import io.marketdata.redis.RedisConnections;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** The view of a program that is no application; close it. */
public final class RedisView implements AutoCloseable {

  private final ClientResources resources = ClientResources.create();
  private final LettuceConnectionFactory connections;
  private final Masters masters;
  private final ViewStore store;

  private RedisView(RedisAddress address, Duration timeout) {
    connections = RedisConnections.factory(address, timeout, resources);
    connections.afterPropertiesSet();
    connections.start();
    masters = Masters.of(address, connections, resources, timeout);
    store =
        new RedisViewStore(
            connections,
            masters,
            new ServerSettings(true, address.isCluster()),
            CircuitBreaker.of("view", RedisViewConfiguration.breaker()),
            RedisConnections.disturbances(address, resources),
            timeout,
            RedisViewStore.unitsOfACall(address, RedisViewProperties.DEFAULT_SYMBOLS_OF_A_CALL));
  }

  /**
   * Opens it; asks nothing of Redis yet.
   *
   * @param uri see {@link RedisAddress}
   * @param timeout of one operation
   */
  public static RedisView open(String uri, Duration timeout) {
    return new RedisView(new RedisAddress(uri), timeout);
  }

  /** The view. */
  public ViewStore store() {
    return store;
  }

  @Override
  public void close() {
    masters.close();
    connections.destroy();
    resources.shutdown(0, 0, TimeUnit.MILLISECONDS).awaitUninterruptibly();
  }
}
