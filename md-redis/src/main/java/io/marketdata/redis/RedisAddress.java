package io.marketdata.redis;

import io.lettuce.core.RedisURI;
import java.util.Arrays;
import java.util.List;

/**
 * Where Redis is, and in which topology. Immutable.
 *
 * @param uri {@code redis://}, {@code rediss://} (TLS), {@code
 *     redis-sentinel://...?sentinelMasterId=} or, for a cluster, {@code
 *     redis-cluster://host:port,host:port}
 */
public record RedisAddress(String uri) {

  private static final String CLUSTER = "redis-cluster://";
  private static final String SENTINEL = "redis-sentinel://";
  private static final String TLS = "rediss://";

  /** Checks the address. */
  public RedisAddress {
    if (uri.isBlank()) {
      throw new IllegalArgumentException("md.redis.uri is empty");
    }
  }

  /** Whether it is one of a cluster. */
  public boolean isCluster() {
    return uri.startsWith(CLUSTER);
  }

  /** Whether sentinels say where the master is. */
  public boolean isSentinel() {
    return uri.startsWith(SENTINEL);
  }

  boolean isTls() {
    return uri.startsWith(TLS);
  }

  /** Nodes of a cluster, {@code host:port} each. */
  List<String> nodes() {
    return Arrays.asList(uri.substring(CLUSTER.length()).split(",", -1));
  }

  /** The sentinels; empty where there are none. */
  public List<RedisURI> sentinels() {
    return isSentinel() ? RedisURI.create(uri).getSentinels() : List.of();
  }

  /** Name by which the sentinels know the master. */
  public String masterName() {
    return RedisURI.create(uri).getSentinelMasterId();
  }
}
