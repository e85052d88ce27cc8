package io.marketdata.load.ladder;

import io.lettuce.core.api.sync.RedisCommands;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What Redis tells of itself.
 *
 * @param inputBytes received since its start
 * @param memoryBytes of its data
 * @param appendOnlyBytes of its append-only file
 */
record RedisFigures(long inputBytes, long memoryBytes, long appendOnlyBytes) {

  static RedisFigures of(RedisCommands<String, String> redis) {
    Map<String, String> info =
        redis
            .info()
            .lines()
            .filter(line -> line.contains(":"))
            .collect(
                Collectors.toMap(
                    line -> line.substring(0, line.indexOf(':')),
                    line -> line.substring(line.indexOf(':') + 1).strip(),
                    (first, _) -> first));
    return new RedisFigures(
        number(info, "total_net_input_bytes"),
        number(info, "used_memory"),
        number(info, "aof_current_size"));
  }

  private static long number(Map<String, String> info, String name) {
    return Long.parseLong(info.getOrDefault(name, "0"));
  }
}
