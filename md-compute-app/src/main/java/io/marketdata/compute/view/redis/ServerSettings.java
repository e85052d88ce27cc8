package io.marketdata.compute.view.redis;

import io.marketdata.compute.view.ViewRefusedException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.springframework.data.redis.connection.ReactiveRedisConnection;
import reactor.core.publisher.Mono;

/**
 * What a Redis must be set to so that it does not lose the view in silence.
 *
 * @param oneNodeProfile whether a Redis without an append-only file is accepted by name
 * @param cluster whether the address is that of a cluster
 */
record ServerSettings(boolean oneNodeProfile, boolean cluster) {

  private static final int OLDEST_MAJOR = 6;
  private static final int OLDEST_MINOR = 2;

  /** Ends in a {@link ViewRefusedException} for the first setting that does not hold. */
  Mono<Void> check(ReactiveRedisConnection connection) {
    var server = connection.serverCommands();
    return Mono.zip(
            server.info("server"),
            server.getConfig("maxmemory-policy"),
            server.getConfig("appendonly"))
        .doOnNext(found -> {
          checkVersion(found.getT1());
          checkMode(found.getT1());
          checkEviction(found.getT2());
          checkAppendOnly(found.getT3());
        })
        .then();
  }

  /** Refuses a lag within which a master that is cut off can go on, its writes to be lost. */
  static void checkLag(Duration lag, Duration isolation) {
    if (lag.compareTo(isolation) < 0) {
      throw new ViewRefusedException(
          "the durability lag of "
              + lag.toMillis()
              + " ms is too short: a Redis master that is cut off can take writes for "
              + isolation.toMillis()
              + " ms (its time-outs and a margin); lengthen md.compute.view.durability-lag, or"
              + " shorten down-after-milliseconds or cluster-node-timeout");
    }
  }

  private static void checkVersion(Properties information) {
    each(information, "redis_version")
        .forEach((node, version) -> {
          String[] parts = version.split("\\.", 3);
          int major = number(parts[0]);
          int minor = parts.length > 1 ? number(parts[1]) : 0;
          if (major < OLDEST_MAJOR || (major == OLDEST_MAJOR && minor < OLDEST_MINOR)) {
            throw new ViewRefusedException(
                "Redis " + version + " is too old for the view: 6.2 or newer is needed");
          }
        });
  }

  /** A node of a cluster takes no call with keys of several slots, nor follows a fail-over. */
  void checkMode(Properties information) {
    boolean node = "cluster".equals(information.getProperty("redis_mode"));
    if (node && !cluster) {
      throw new ViewRefusedException(
          "Redis is a node of a cluster: its address is to begin with redis-cluster://");
    }
  }

  private static void checkEviction(Properties config) {
    each(config, "maxmemory-policy")
        .forEach((node, policy) -> {
          if (!policy.equals("noeviction")) {
            throw new ViewRefusedException(
                "Redis has maxmemory-policy " + policy + ": the view needs noeviction");
          }
        });
  }

  private void checkAppendOnly(Properties config) {
    each(config, "appendonly")
        .forEach((node, value) -> {
          if (!value.equals("yes") && !oneNodeProfile) {
            throw new ViewRefusedException(
                "Redis has appendonly "
                    + value
                    + ": the view needs yes (or md.redis.one-node-profile=true)");
          }
        });
  }

  /** On a cluster every node gives the entry under its own name before a dot. */
  private static Map<String, String> each(Properties properties, String entry) {
    Map<String, String> found = new TreeMap<>();
    properties.forEach((key, value) -> {
      String name = key.toString();
      if (name.equals(entry) || name.endsWith("." + entry)) {
        found.put(name, value.toString());
      }
    });
    if (found.isEmpty()) {
      throw new ViewRefusedException(
          "Redis does not say its " + entry + ": the view needs to know");
    }
    return found;
  }

  private static int number(String text) {
    return text.chars().allMatch(Character::isDigit) && !text.isEmpty() && text.length() < 9
        ? Integer.parseInt(text)
        : 0;
  }
}
