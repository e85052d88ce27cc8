package io.marketdata.gateway.history.redis;

import io.marketdata.redis.RedisAddress;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How to reach the Redis that holds the view.
 *
 * @param uri {@code redis://}, {@code rediss://} (TLS), {@code
 *     redis-sentinel://...?sentinelMasterId=} or, for a cluster, {@code
 *     redis-cluster://host:port,host:port}
 * @param commandTimeout after which a command counts as failed
 * @param questionTimeout the same of a whole question, of several commands
 * @param mostDays how many trading days one question for minute bars looks at
 */
@ConfigurationProperties("md.redis")
record RedisHistoryProperties(
    @DefaultValue("redis://127.0.0.1:16379") String uri,
    @DefaultValue("2s") Duration commandTimeout,
    @DefaultValue("5s") Duration questionTimeout,
    @DefaultValue("400") int mostDays) {

  RedisHistoryProperties {
    new RedisAddress(uri);
    if (commandTimeout.toMillis() < 10 || questionTimeout.toMillis() < 10) {
      throw new IllegalArgumentException("a timeout of md.redis is below 10 ms");
    }
    if (mostDays < 1 || mostDays > 4_000) {
      throw new IllegalArgumentException("md.redis.most-days is not 1 to 4000: " + mostDays);
    }
  }

  RedisAddress address() {
    return new RedisAddress(uri);
  }
}
