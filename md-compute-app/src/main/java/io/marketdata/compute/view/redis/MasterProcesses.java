package io.marketdata.compute.view.redis;

import java.util.Properties;
import java.util.TreeSet;
import org.springframework.data.redis.connection.ReactiveRedisConnection;
import reactor.core.publisher.Mono;

/** Names the server processes behind a connection, on a cluster all of them. */
final class MasterProcesses {

  private static final String RUN_ID = "run_id";

  private MasterProcesses() {}

  static Mono<String> name(ReactiveRedisConnection connection) {
    return connection.serverCommands().info("server").map(MasterProcesses::name);
  }

  /** On a cluster the keys of the information carry the node before a dot. */
  static String name(Properties information) {
    TreeSet<String> names = new TreeSet<>();
    information.forEach((key, value) -> {
      if (key.toString().endsWith(RUN_ID)) {
        names.add(value.toString());
      }
    });
    return String.join(" ", names);
  }
}
