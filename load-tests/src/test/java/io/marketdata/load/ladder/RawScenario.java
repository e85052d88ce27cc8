package io.marketdata.load.ladder;

import io.marketdata.load.ladder.market.FilledLog;
import io.marketdata.load.ladder.measure.Trial;
import io.marketdata.load.ladder.part.CallRecorder;
import io.marketdata.load.ladder.part.Cores;
import io.marketdata.load.ladder.part.FanOutClients;
import io.marketdata.load.ladder.part.FanOutServer;
import io.marketdata.load.ladder.part.HopSink;
import io.marketdata.load.ladder.part.HopSource;
import io.marketdata.load.ladder.part.Part;
import io.marketdata.load.ladder.part.RedisReplay;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the machine gives without the platform: bare clients, the platform's bytes. */
final class RawScenario implements Scenario {

  private static final String HOP = "ladder.hop";
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final int SYMBOLS = 6_500;
  private static final int RECORDED_TICKS = 400_000;
  private static final int MESSAGE_BYTES = 200;
  private static final int VIEW_BATCH = 256;

  @Override
  public String name() {
    return "00-raw";
  }

  @Override
  public String title() {
    return "bare Kafka hop, consume-and-republish, Redis pipeline, Netty fan-out";
  }

  @Override
  public List<Row> run(LadderOptions options, Cores cores, TrialListener listener)
      throws Exception {
    List<Row> rows = new ArrayList<>();
    int runs = options.pairs();
    try (Bench bench = new Bench(options, cores)) {
      String hop = name() + "/kafka-hop";
      rows.add(Row.alone(hop, "ticks", listener.repeat(hop, runs, () -> hop(bench))));
      try (FilledLog log =
          new FilledLog(
              bench.logs().settings(),
              SYMBOLS,
              options.partitions(),
              ComputeScenario.FRAME,
              options.seed())) {
        log.fill(options.quick() ? 1_000_000 : 4_000_000);
        String republish = name() + "/kafka-republish";
        BareRepublish bare = new BareRepublish(bench, log);
        rows.add(Row.alone(republish, "ticks", listener.repeat(republish, runs, bare)));
      }
    }
    try (Bench bench = new Bench(options, cores)) {
      Path calls = record(bench);
      String redis = name() + "/redis-pipeline";
      rows.add(Row.alone(redis, "calls", listener.repeat(redis, runs, () -> redis(bench, calls))));
    }
    for (int sockets : new int[] {10, 1_000}) {
      String fanOut = name() + "/fan-out-" + sockets;
      rows.add(
          Row.alone(
              fanOut,
              "messages",
              listener.repeat(fanOut, runs, () -> fanOut(options, cores, sockets))));
    }
    return rows;
  }

  private static int seconds(LadderOptions options) {
    return options.quick() ? 5 : 10;
  }

  private static Trial hop(Bench bench) throws Exception {
    LadderOptions options = bench.options();
    bench.logs().delete(List.of(HOP));
    bench.logs().create(HOP);
    try (Part sink =
            bench.part(
                "sink",
                bench.cores().peer(),
                HopSink.class,
                bench.bootstrap(),
                HOP,
                options.partitions());
        Part source =
            bench.part(
                "generator",
                bench.cores().subject(),
                HopSource.class,
                bench.bootstrap(),
                HOP,
                options.partitions(),
                SYMBOLS,
                ComputeScenario.FRAME,
                options.seed(),
                seconds(options))) {
      sink.await("ready", LIMIT);
      source.await("ready", LIMIT);
      sink.go();
      Watch watch = new Watch().subject(source).process(sink).process(bench.servers());
      watch.look(sink::at);
      source.go();
      watch.until(() -> sink.at() > 0, sink::at, LIMIT);
      watch.until(() -> isThrough(source, sink), sink::at, LIMIT);
      String[] done = source.await("done", LIMIT).split(" ", -1);
      return watch.trial("Kafka hop", Long.parseLong(done[2]), source.name());
    }
  }

  private static boolean isThrough(Part source, Part sink) {
    return source
        .said("done")
        .map(done -> sink.at() >= Long.parseLong(done.split(" ", -1)[1]))
        .orElse(false);
  }

  /** What the view writer of a real compute sends to Redis. */
  private static Path record(Bench bench) throws Exception {
    Path file = bench.folder().resolve("calls.bin");
    LadderOptions options = bench.options();
    try (FilledLog log =
        new FilledLog(
            bench.logs().settings(),
            SYMBOLS,
            options.partitions(),
            ComputeScenario.FRAME,
            options.seed())) {
      log.fill(RECORDED_TICKS);
      try (CallRecorder _ = new CallRecorder(bench.redisUri(), file)) {
        new ComputeRun(bench, log, SYMBOLS).run();
      }
    }
    return file;
  }

  private static Trial redis(Bench bench, Path calls) throws Exception {
    bench.redis().flushall();
    try (Part client =
        bench.part(
            "generator",
            bench.cores().subject(),
            RedisReplay.class,
            bench.redisUri(),
            calls,
            VIEW_BATCH)) {
      long count = Long.parseLong(client.await("ready", LIMIT).split(" ", -1)[1]);
      Watch watch =
          new Watch()
              .subject(client)
              .process("redis", bench.redisPid(), bench.cores().servers())
              .aside(() -> RedisFigures.of(bench.redis()).inputBytes());
      RedisFigures before = RedisFigures.of(bench.redis());
      watch.look(client::at);
      client.go();
      watch.until(() -> client.at() == count, client::at, LIMIT);
      RedisFigures after = RedisFigures.of(bench.redis());
      double bytes = after.inputBytes() - before.inputBytes();
      return watch
          .trial("Redis pipeline", count, client.name())
          .with(Map.of("bytesPerCall", bytes / count));
    }
  }

  private static Trial fanOut(LadderOptions options, Cores cores, int sockets) throws Exception {
    Path folder = options.target();
    List<String> jvm = List.of("-Xmx512m");
    try (Part server =
        Part.start(
            "server",
            cores.subject(),
            folder,
            jvm,
            FanOutServer.class,
            texts(sockets, MESSAGE_BYTES, 1, seconds(options)))) {
      String port = server.await("ready", LIMIT).split(" ", -1)[1];
      try (Part clients =
          Part.start(
              "clients",
              cores.peer(),
              folder,
              jvm,
              FanOutClients.class,
              texts(port, sockets, MESSAGE_BYTES))) {
        clients.await("ready", LIMIT);
        clients.go();
        Watch watch = new Watch().subject(server).process(clients);
        watch.look(clients::at);
        server.go();
        watch.until(() -> isRead(server, clients), clients::at, LIMIT);
        long sent = Long.parseLong(server.await("done", LIMIT).split(" ", -1)[1]);
        return watch.trial("Netty to %d sockets".formatted(sockets), sent, clients.name());
      }
    }
  }

  private static boolean isRead(Part server, Part clients) {
    return server
        .said("done")
        .map(done -> clients.at() >= Long.parseLong(done.split(" ", -1)[1]))
        .orElse(false);
  }

  private static List<String> texts(Object... arguments) {
    return List.of(arguments).stream().map(Object::toString).toList();
  }
}
