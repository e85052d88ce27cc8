package io.marketdata.load.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One redis-server, or a master and a replica under three sentinels. Each server is known to
 * everybody, to the other server and to the sentinels too, by the link in front of it.
 */
final class RedisSet implements AutoCloseable {

  private static final int SENTINELS = 3;
  private static final String MASTER = "md";
  private static final Duration POLL = Duration.ofMillis(100);

  private final Path folder;
  private final Path program;
  private final Ports ports;
  private final boolean sentinel;
  private final List<Unit> servers = new ArrayList<>();
  private final List<Unit> sentinels = new ArrayList<>();
  private final List<TcpProxy> links = new ArrayList<>();

  RedisSet(Path folder, Ports ports, boolean sentinel) {
    this.folder = folder;
    this.program = RedisProgram.in(folder);
    this.ports = ports;
    this.sentinel = sentinel;
    int count = sentinel ? 2 : 1;
    for (int i = 0; i < count; i++) {
      links.add(new TcpProxy("redis-" + i + "-link", ports.redisLink(i), ports.redis(i)));
      servers.add(unit("redis-" + i, serverSettings(i)));
    }
    for (int i = 0; sentinel && i < SENTINELS; i++) {
      sentinels.add(unit("sentinel-" + i, sentinelSettings(i), "--sentinel"));
    }
  }

  void start() {
    servers.forEach(Unit::start);
    sentinels.forEach(Unit::start);
  }

  /** What clients are told. */
  String uri() {
    if (!sentinel) {
      return "redis://127.0.0.1:" + ports.redisLink(0);
    }
    return IntStream.range(0, SENTINELS)
        .mapToObj(i -> "127.0.0.1:" + ports.sentinel(i))
        .collect(Collectors.joining(",", "redis-sentinel://", "?sentinelMasterId=" + MASTER));
  }

  Unit server(int node) {
    return servers.get(node);
  }

  /** The link in front of a server. */
  TcpProxy link(int node) {
    return links.get(node);
  }

  /** Which server is the master, as the sentinels see it. */
  int master() {
    return masterPort() == ports.redisLink(1) ? 1 : 0;
  }

  /** Waits until the sentinels agree that this one is the master, and it is. */
  void awaitMaster(int node, Duration limit) {
    await()
        .atMost(limit)
        .pollInterval(POLL)
        .until(() -> master() == node && info(node).contains("role:master"));
  }

  /** Waits until the replica has everything that its master has. */
  void awaitInStep(Duration limit) {
    await()
        .atMost(limit)
        .pollInterval(POLL)
        .until(() -> {
          String replica = info(1 - master());
          return replica.contains("role:slave")
              && replica.contains("master_link_status:up")
              && replica.contains("master_sync_in_progress:0");
        });
  }

  /** Bytes of writes that this master has done and its replica lacks; empty where one is silent. */
  Optional<Long> missingAtReplica(int master) {
    return ReplicationOffset.missing(info(master), info(1 - master));
  }

  private int masterPort() {
    for (int i = 0; i < SENTINELS; i++) {
      try (RedisLine line = RedisLine.open(ports.sentinel(i))) {
        String[] answer =
            line.ask("SENTINEL get-master-addr-by-name " + MASTER).strip().split("\r\n", -1);
        return Integer.parseInt(answer[answer.length - 1]);
      } catch (IOException e) {
        // the next one may know
      }
    }
    throw new IllegalStateException("no sentinel answers");
  }

  private String info(int node) {
    try (RedisLine line = RedisLine.open(ports.redis(node))) {
      return line.ask("INFO replication");
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public void close() {
    sentinels.forEach(Unit::close);
    servers.forEach(Unit::close);
    links.forEach(TcpProxy::close);
  }

  private Unit unit(String name, String settings, String... options) {
    Path own = folder.resolve(name);
    Path file = own.resolve("redis.conf");
    try {
      Files.createDirectories(own);
      Files.writeString(file, settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> command = new ArrayList<>(List.of(program.toString(), file.toString()));
    command.addAll(List.of(options));
    return new Unit(name, folder, () -> command);
  }

  private String serverSettings(int node) {
    String own =
        """
        port %d
        bind 127.0.0.1
        dir %s
        save ""
        appendonly yes
        appendfsync everysec
        aof-load-truncated yes
        maxmemory-policy noeviction
        """
            .formatted(ports.redis(node), folder.resolve("redis-" + node));
    if (!sentinel) {
      return own;
    }
    String announced =
        """
        replica-announce-ip 127.0.0.1
        replica-announce-port %d
        repl-diskless-sync yes
        repl-diskless-sync-delay 0
        """
            .formatted(ports.redisLink(node));
    String master = node == 0 ? "" : "replicaof 127.0.0.1 " + ports.redisLink(0) + '\n';
    return own + announced + master;
  }

  private String sentinelSettings(int node) {
    return """
    port %d
    bind 127.0.0.1
    dir %s
    sentinel monitor %s 127.0.0.1 %d 2
    sentinel down-after-milliseconds %s 2000
    sentinel failover-timeout %s 10000
    """
        .formatted(
            ports.sentinel(node),
            folder.resolve("sentinel-" + node),
            MASTER,
            ports.redisLink(0),
            MASTER,
            MASTER);
  }
}
