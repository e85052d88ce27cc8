package io.marketdata.compute.view.redis;

import io.marketdata.redis.RedisAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How to reach the Redis that holds the view.
 *
 * @param uri {@code redis://}, {@code rediss://} (TLS), {@code
 *     redis-sentinel://...?sentinelMasterId=} or, for a cluster, {@code
 *     redis-cluster://host:port,host:port}
 * @param oneNodeProfile whether a Redis without an append-only file is accepted
 * @param commandTimeout after which a command counts as failed
 * @param operationTimeout the same of a whole flush
 */
@ConfigurationProperties("md.redis")
record RedisViewProperties(
    @DefaultValue("redis://127.0.0.1:16379") String uri,
    @DefaultValue("false") boolean oneNodeProfile,
    @DefaultValue("2s") Duration commandTimeout,
    @DefaultValue("5s") Duration operationTimeout) {

  RedisViewProperties {
    new RedisAddress(uri);
    if (isShort(commandTimeout) || isShort(operationTimeout)) {
      throw new IllegalArgumentException("a timeout of md.redis is below 10 ms");
    }
  }

  RedisAddress address() {
    return new RedisAddress(uri);
  }

  private static boolean isShort(@Nullable Duration timeout) {
    return timeout == null || timeout.toMillis() < 10;
  }
}
