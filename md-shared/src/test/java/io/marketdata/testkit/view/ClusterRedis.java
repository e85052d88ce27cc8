package io.marketdata.testkit.view;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A cluster of three masters with a replica each, all real processes of the loopback. */
public final class ClusterRedis extends RedisGroup {

  private static final int SHARDS = 3;
  private static final int SLOTS = 16_384;

  private ClusterRedis() {}

  private void build(Path folder) throws IOException {
    Path program = RedisProgram.in(Files.createDirectories(folder));
    List<String> settings =
        List.of(
            "cluster-enabled yes",
            "cluster-node-timeout 1500",
            "cluster-require-full-coverage no",
            "cluster-migration-barrier 9");
    for (int i = 0; i < SHARDS * 2; i++) {
      servers.add(
          RedisProcess.data(folder.resolve("n" + i), program, FreePorts.withBus(), settings));
    }
    RedisProcess first = servers.getFirst();
    for (RedisProcess server : servers) {
      first.call("CLUSTER", "MEET", "127.0.0.1", Integer.toString(server.port()));
    }
    for (int shard = 0; shard < SHARDS; shard++) {
      addSlots(servers.get(shard), SLOTS * shard / SHARDS, SLOTS * (shard + 1) / SHARDS);
    }
    awaitTrue(() -> servers.stream().allMatch(ClusterRedis::knowsAll));
    for (int shard = 0; shard < SHARDS; shard++) {
      String master = servers.get(shard).call("CLUSTER", "MYID");
      servers.get(SHARDS + shard).call("CLUSTER", "REPLICATE", master);
    }
    awaitTrue(this::isWhole);
  }

  /** Starts them, deals the slots and waits until every server knows it. */
  public static ClusterRedis start(Path folder) {
    ClusterRedis redis = new ClusterRedis();
    try {
      redis.build(folder);
      return redis;
    } catch (IOException | RuntimeException e) {
      redis.close();
      throw new IllegalStateException("no Redis", e);
    }
  }

  private static void addSlots(RedisProcess server, int from, int to) {
    List<String> words = new ArrayList<>(List.of("CLUSTER", "ADDSLOTS"));
    for (int slot = from; slot < to; slot++) {
      words.add(Integer.toString(slot));
    }
    server.call(words.toArray(String[]::new));
  }

  private static boolean knowsAll(RedisProcess server) {
    String info = server.call("CLUSTER", "INFO");
    return info.contains("cluster_state:ok")
        && info.contains("cluster_known_nodes:" + SHARDS * 2)
        && info.contains("cluster_slots_ok:" + SLOTS);
  }

  private boolean isWhole() {
    return servers.stream().allMatch(ClusterRedis::knowsAll)
        && servers.subList(SHARDS, SHARDS * 2).stream()
            .allMatch(replica -> replica.says("master_link_status:up"))
        && servers.stream().allMatch(server -> replicas(server) == SHARDS);
  }

  private static long replicas(RedisProcess server) {
    return server.call("CLUSTER", "NODES").lines().filter(line -> line.contains("slave")).count();
  }

  @Override
  public String uri() {
    return servers.stream()
        .map(server -> "127.0.0.1:" + server.port())
        .collect(Collectors.joining(",", "redis-cluster://", ""));
  }

  @Override
  public void restart() {
    super.restart();
    awaitTrue(() -> servers.stream().allMatch(ClusterRedis::knowsAll));
  }

  @Override
  RedisProcess masterOf(String key) {
    RedisProcess any = servers.stream().filter(RedisProcess::isAlive).findFirst().orElseThrow();
    int slot = Integer.parseInt(any.call("CLUSTER", "KEYSLOT", key));
    int port =
        any.call("CLUSTER", "NODES")
            .lines()
            .filter(line -> line.contains("master") && !line.contains("fail"))
            .filter(line -> holds(line, slot))
            .mapToInt(ClusterRedis::portOf)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no master of " + key));
    return servers.stream().filter(server -> server.port() == port).findFirst().orElseThrow();
  }

  private static boolean holds(String line, int slot) {
    String[] words = line.split(" ");
    for (int i = 8; i < words.length; i++) {
      String[] range = words[i].split("-");
      if (words[i].startsWith("[")) {
        continue;
      }
      if (Integer.parseInt(range[0]) <= slot && slot <= Integer.parseInt(range[range.length - 1])) {
        return true;
      }
    }
    return false;
  }

  private static int portOf(String line) {
    String address = line.split(" ")[1];
    return Integer.parseInt(address.substring(address.indexOf(':') + 1, address.indexOf('@')));
  }

  @Override
  RedisProcess replicaOf(RedisProcess master) {
    int i = servers.indexOf(master);
    return servers.get(i < SHARDS ? i + SHARDS : i - SHARDS);
  }

  @Override
  void promote(RedisProcess replica) {
    replica.call("CLUSTER", "FAILOVER", "TAKEOVER");
  }

  @Override
  boolean isReplaced(RedisProcess former) {
    String successor = ":" + replicaOf(former).port() + "@";
    return servers.stream()
        .filter(server -> server != former)
        .allMatch(server ->
            server
                .call("CLUSTER", "NODES")
                .lines()
                .anyMatch(line -> line.contains(successor) && line.contains("master")));
  }
}
