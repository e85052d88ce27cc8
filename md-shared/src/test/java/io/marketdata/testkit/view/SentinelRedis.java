package io.marketdata.testkit.view;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A master, a replica and three sentinels, all real processes of the loopback. */
public final class SentinelRedis extends RedisGroup {

  private static final String MASTER = "md";
  private static final int SENTINELS = 3;

  private final List<RedisProcess> sentinels = new ArrayList<>();

  private SentinelRedis() {}

  private void build(Path folder) throws IOException {
    Path program = RedisProgram.in(Files.createDirectories(folder));
    RedisProcess master =
        RedisProcess.data(folder.resolve("a"), program, FreePorts.any(), List.of());
    servers.add(master);
    String at = "127.0.0.1 " + master.port();
    servers.add(
        RedisProcess.data(
            folder.resolve("b"), program, FreePorts.any(), List.of("replicaof " + at)));
    awaitTrue(() -> servers.getLast().says("master_link_status:up"));
    for (int i = 0; i < SENTINELS; i++) {
      sentinels.add(
          RedisProcess.sentinel(
              folder.resolve("s" + i),
              program,
              List.of(
                  "sentinel monitor " + MASTER + ' ' + at + " 2",
                  "sentinel down-after-milliseconds " + MASTER + " 1000",
                  "sentinel failover-timeout " + MASTER + " 4000")));
    }
    awaitTrue(() -> sentinels.stream().allMatch(SentinelRedis::knowsAll));
  }

  /** Starts them and waits until they know one another. */
  public static SentinelRedis start(Path folder) {
    SentinelRedis redis = new SentinelRedis();
    try {
      redis.build(folder);
      return redis;
    } catch (IOException | RuntimeException e) {
      redis.close();
      throw new IllegalStateException("no Redis", e);
    }
  }

  private static boolean knowsAll(RedisProcess sentinel) {
    String info = sentinel.call("INFO", "sentinel");
    return info.contains("slaves=1,sentinels=" + SENTINELS) && info.contains("status=ok");
  }

  @Override
  public String uri() {
    return sentinels.stream()
        .map(sentinel -> "127.0.0.1:" + sentinel.port())
        .collect(Collectors.joining(",", "redis-sentinel://", "?sentinelMasterId=" + MASTER));
  }

  @Override
  RedisProcess masterOf(String key) {
    return servers.stream()
        .filter(server -> server.says("role:master"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no master of " + key));
  }

  @Override
  RedisProcess replicaOf(RedisProcess master) {
    return servers.getFirst() == master ? servers.getLast() : servers.getFirst();
  }

  @Override
  void promote(RedisProcess replica) {
    sentinels.getFirst().call("SENTINEL", "FAILOVER", MASTER);
  }

  @Override
  boolean isReplaced(RedisProcess former) {
    String port = Integer.toString(replicaOf(former).port());
    return sentinels.stream()
            .allMatch(sentinel ->
                sentinel
                    .call("SENTINEL", "GET-MASTER-ADDR-BY-NAME", MASTER)
                    .lines()
                    .anyMatch(port::equals))
        && replicaOf(former).says("role:master");
  }

  @Override
  public void hold() {
    sentinels.forEach(RedisProcess::hold);
    super.hold();
  }

  @Override
  public void release() {
    super.release();
    sentinels.forEach(RedisProcess::release);
  }

  /** The sentinels. */
  public List<RedisProcess> sentinels() {
    return List.copyOf(sentinels);
  }

  @Override
  public void close() {
    sentinels.forEach(RedisProcess::close);
    super.close();
  }
}
