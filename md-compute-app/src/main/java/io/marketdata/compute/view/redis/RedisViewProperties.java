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
 * @param symbolsOfACall most symbols that one call of a script writes; 1 on a cluster, whatever is
 *     said. The server does nothing else meanwhile: half a millisecond with 16
 */
@ConfigurationProperties("md.redis")
record RedisViewProperties(
    @DefaultValue("redis://127.0.0.1:16379") String uri,
    @DefaultValue("false") boolean oneNodeProfile,
    @DefaultValue("2s") Duration commandTimeout,
    @DefaultValue("5s") Duration operationTimeout,
    @DefaultValue("" + DEFAULT_SYMBOLS_OF_A_CALL) int symbolsOfACall) {

  static final int DEFAULT_SYMBOLS_OF_A_CALL = 16;
  private static final int MOST_SYMBOLS_OF_A_CALL = 256;

  RedisViewProperties {
    new RedisAddress(uri);
    if (isShort(commandTimeout) || isShort(operationTimeout)) {
      throw new IllegalArgumentException("a timeout of md.redis is below 10 ms");
    }
    if (symbolsOfACall < 1 || symbolsOfACall > MOST_SYMBOLS_OF_A_CALL) {
      throw new IllegalArgumentException(
          "md.redis.symbols-of-a-call is "
              + symbolsOfACall
              + ", not 1 to "
              + MOST_SYMBOLS_OF_A_CALL);
    }
  }

  RedisAddress address() {
    return new RedisAddress(uri);
  }

  private static boolean isShort(@Nullable Duration timeout) {
    return timeout == null || timeout.toMillis() < 10;
  }
}
