package io.marketdata.testkit.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;

/** Servers that replicate one another: what Sentinel and a cluster have in common. */
abstract class RedisGroup implements ReplicatedRedis {

  /** Reply of a server that has no master's password for one that wants none. */
  private static final String HELD = "held-back";

  final List<RedisProcess> servers = new ArrayList<>();
  private @Nullable RedisProcess away;
  private @Nullable RedisProcess replaced;

  /** The server that is the master of the key just now. */
  abstract RedisProcess masterOf(String key);

  /** The replica of a master. */
  abstract RedisProcess replicaOf(RedisProcess master);

  /** Whether everyone has seen that this server is a master no longer. */
  abstract boolean isReplaced(RedisProcess former);

  abstract void promote(RedisProcess replica);

  static ConditionFactory await() {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(50))
        .ignoreExceptions();
  }

  static void awaitTrue(Callable<Boolean> condition) {
    await().until(condition);
  }

  @Override
  public void kill() {
    servers.forEach(RedisProcess::kill);
  }

  @Override
  public void restart() {
    servers.forEach(RedisProcess::restart);
  }

  @Override
  public void hold() {
    servers.forEach(RedisProcess::hold);
  }

  @Override
  public void release() {
    servers.forEach(RedisProcess::release);
  }

  @Override
  public List<byte[]> images() {
    return servers.stream().map(RedisProcess::image).toList();
  }

  @Override
  public void restore(List<byte[]> images) {
    for (int i = 0; i < servers.size(); i++) {
      servers.get(i).restore(List.of(images.get(i)));
    }
  }

  @Override
  public void awaitReplicated() {
    List<RedisProcess> masters =
        servers.stream().filter(server -> server.says("role:master")).toList();
    masters.forEach(master -> awaitTrue(() -> offset(master).equals(offset(replicaOf(master)))));
  }

  private static String offset(RedisProcess server) {
    String name = server.says("role:master") ? "master_repl_offset:" : "slave_repl_offset:";
    return server
        .call("INFO", "replication")
        .lines()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(name.length()))
        .findFirst()
        .orElseThrow();
  }

  /** A replica that sends a password nobody asked for is turned away, and tries again for ever. */
  @Override
  public void holdReplication() {
    List<RedisProcess> replicas =
        servers.stream().filter(server -> server.says("role:slave")).toList();
    replicas.forEach(replica -> replica.call("CONFIG", "SET", "masterauth", HELD));
    servers.stream()
        .filter(server -> server.says("role:master"))
        .forEach(master -> master.call("CLIENT", "KILL", "TYPE", "replica"));
    replicas.forEach(replica -> awaitTrue(() -> replica.says("master_link_status:down")));
  }

  @Override
  public void killMaster(String key) {
    RedisProcess master = leave(key);
    away = master;
    master.kill();
  }

  @Override
  public void holdMaster(String key) {
    RedisProcess master = leave(key);
    away = master;
    master.hold();
  }

  @Override
  public void replaceMaster(String key) {
    promote(replicaOf(leave(key)));
  }

  private RedisProcess leave(String key) {
    RedisProcess master = masterOf(key);
    replaced = master;
    return master;
  }

  @Override
  public void awaitReplaced() {
    RedisProcess former = replaced;
    if (former == null) {
      throw new IllegalStateException("no master was to be replaced");
    }
    awaitTrue(() -> isReplaced(former));
  }

  @Override
  public void bringBack() {
    servers.forEach(server -> {
      if (server != away) {
        server.call("CONFIG", "SET", "masterauth", "");
      }
    });
    RedisProcess former = away;
    if (former != null) {
      if (former.isAlive()) {
        former.release();
      } else {
        former.restart();
      }
      awaitTrue(() -> former.says("role:slave"));
      away = null;
    }
  }

  @Override
  public void close() {
    servers.forEach(RedisProcess::close);
  }
}
