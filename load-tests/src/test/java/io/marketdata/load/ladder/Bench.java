package io.marketdata.load.ladder;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import io.marketdata.kafka.KafkaSettings;
import io.marketdata.kafka.topic.FirstStart;
import io.marketdata.kafka.topic.TopicLayout;
import io.marketdata.load.ladder.part.Cores;
import io.marketdata.load.ladder.part.Part;
import io.marketdata.load.ladder.part.Servers;
import io.marketdata.load.process.FreePorts;
import io.marketdata.wire.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/**
 * What every rung stands on: a broker and a Redis of its own in a folder of its own, and the cores.
 * Closing it ends all of it and removes its data; what the parts printed is kept until the next
 * call.
 */
final class Bench implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(2);
  private static final String PREFIX = "run-";
  private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d+)-.*");
  private static final int PORTS = 3;

  private final LadderOptions options;
  private final Cores cores;
  private final Path folder;
  private final Part servers;
  private final String bootstrap;
  private final String redisUri;
  private final long redisPid;
  private final Logs logs;
  private final RedisClient redisClient;
  private final RedisCommands<String, String> redis;

  Bench(LadderOptions options, Cores cores) throws IOException, InterruptedException {
    this.options = options;
    this.cores = cores;
    Files.createDirectories(options.target());
    this.folder =
        Files.createTempDirectory(options.target(), PREFIX + ProcessHandle.current().pid() + "-");
    this.servers =
        Part.start(
            "servers",
            cores.servers(),
            folder,
            List.of("-Xms512m", "-Xmx1g"),
            Servers.class,
            List.of(folder.toString(), Integer.toString(FreePorts.inARow(PORTS))));
    String[] ready = servers.await("ready ", START).split(" ", -1);
    bootstrap = ready[1];
    redisUri = ready[2];
    redisPid = Long.parseLong(ready[3]);
    KafkaSettings settings = KafkaSettings.of(bootstrap, "ladder", "md", true);
    TopicLayout layout = TopicLayout.oneNode(Topics.FIRST_EPOCH, options.partitions(), -1);
    new FirstStart(settings, layout).ensure();
    logs = new Logs(settings, Admin.create(settings.admin()), layout);
    redisClient = RedisClient.create(redisUri);
    redis = redisClient.connect().sync();
  }

  LadderOptions options() {
    return options;
  }

  Cores cores() {
    return cores;
  }

  Path folder() {
    return folder;
  }

  Part servers() {
    return servers;
  }

  String bootstrap() {
    return bootstrap;
  }

  String redisUri() {
    return redisUri;
  }

  long redisPid() {
    return redisPid;
  }

  Logs logs() {
    return logs;
  }

  RedisCommands<String, String> redis() {
    return redis;
  }

  /** Starts a part on a core. */
  Part part(String name, int core, Class<?> main, Object... arguments) throws IOException {
    return Part.start(
        name,
        core,
        folder,
        List.of("-Xms512m", "-Xmx1g"),
        main,
        Stream.of(arguments).map(Object::toString).toList());
  }

  /** Forgets everything but the ticks: the next compute starts as on a first day. */
  void forgetResults() throws InterruptedException {
    logs.deleteGroups(Set.of("md-compute", "md-view"));
    Collection<String> results =
        List.of(
            Topics.updates(Topics.FIRST_EPOCH),
            Topics.state(Topics.FIRST_EPOCH),
            Topics.rejects(Topics.FIRST_EPOCH));
    logs.delete(results);
    logs.createMissing();
    redis.flushall();
  }

  @Override
  public void close() throws IOException {
    redisClient.shutdown();
    logs.close();
    servers.close();
    remove(folder.resolve("kafka"));
    remove(folder.resolve("redis"));
  }

  /** Removes what earlier calls of the command left, such as those that were interrupted. */
  static void removeLeftOvers(Path target) throws IOException {
    if (Files.isDirectory(target)) {
      try (Stream<Path> folders = Files.list(target)) {
        for (Path one : folders.filter(Bench::isLeftOver).toList()) {
          remove(one);
        }
      }
    }
  }

  /** A folder's name tells the process that uses it. */
  private static boolean isLeftOver(Path folder) {
    Matcher name = NAME.matcher(folder.getFileName().toString());
    return name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
