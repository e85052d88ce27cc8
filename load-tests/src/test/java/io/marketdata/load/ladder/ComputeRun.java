package io.marketdata.load.ladder;

import io.marketdata.compute.ComputeApplication;
import io.marketdata.history.FlushMark;
import io.marketdata.history.ViewKeys;
import io.marketdata.load.ladder.market.FilledLog;
import io.marketdata.load.ladder.measure.Trial;
import io.marketdata.load.ladder.measure.TrialRun;
import io.marketdata.load.ladder.part.Part;
import io.marketdata.load.process.FreePorts;
import io.marketdata.wire.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The real compute on the filled log, from an empty state to the last flush mark, or from its
 * checkpoints on.
 */
final class ComputeRun implements TrialRun {

  private static final String TICKS = Topics.ticks(Topics.FIRST_EPOCH);
  private static final String UPDATES = Topics.updates(Topics.FIRST_EPOCH);
  private static final String STATE = Topics.state(Topics.FIRST_EPOCH);
  private static final Duration LIMIT = Duration.ofMinutes(15);
  private static final int MANY_SYMBOLS = 20_000;

  private final Bench bench;
  private final FilledLog log;
  private final int symbols;

  ComputeRun(Bench bench, FilledLog log, int symbols) {
    this.bench = bench;
    this.log = log;
    this.symbols = symbols;
  }

  @Override
  public Trial run() throws Exception {
    bench.forgetResults();
    long ticks = log.ticks();
    RedisFigures before = RedisFigures.of(bench.redis());
    int port = FreePorts.inARow(1);
    try (Part compute = start(port)) {
      Watch watch = watch(compute);
      Trial trial = watch.trial("compute", ticks, null);
      RedisFigures after = RedisFigures.of(bench.redis());
      Map<String, Double> figures = new LinkedHashMap<>();
      double updates = watch.course().secondsToArrival();
      figures.put("updatesSeconds", updates);
      figures.put("ticksPerSecondWithoutView", ticks / updates);
      figures.put("bytesPerTick.ticks", bench.logs().bytes(TICKS) / (double) ticks);
      figures.put("bytesPerTick.updates", bench.logs().bytes(UPDATES) / (double) ticks);
      figures.put("bytesPerTick.state", bench.logs().bytes(STATE) / (double) ticks);
      figures.put(
          "bytesPerTick.redis", (after.inputBytes() - before.inputBytes()) / (double) ticks);
      figures.put(
          "redisBytesPerSymbol", (after.memoryBytes() - before.memoryBytes()) / (double) symbols);
      checkpoints(Meters.of(port), figures);
      return trial.with(figures);
    }
  }

  /**
   * Compute stops, a tick of every symbol comes, and it starts again: it loads all states, catches
   * up and stores all of them.
   */
  Trial restart() throws Exception {
    int more = log.everything();
    int port = FreePorts.inARow(1);
    long begin = System.nanoTime();
    try (Part compute = start(port)) {
      Watch watch = watch(compute);
      double drained = (System.nanoTime() - begin) / 1e9;
      Meters meters = Meters.of(port);
      Map<String, Double> figures = new LinkedHashMap<>();
      figures.put("loadSeconds", meters.max("md_compute_load_seconds_max"));
      figures.put("startToMarksSeconds", drained);
      checkpoints(meters, figures);
      return watch.trial("compute restarted, every symbol dirty", more, null).with(figures);
    }
  }

  private static void checkpoints(Meters meters, Map<String, Double> figures) {
    double count = meters.sum("md_compute_checkpoint_size_bytes_count");
    figures.put("checkpoints", count);
    figures.put("checkpointBytesMean", meters.sum("md_compute_checkpoint_size_bytes_sum") / count);
    figures.put("checkpointBytesMax", meters.max("md_compute_checkpoint_size_bytes_max"));
    figures.put("checkpointSecondsMax", meters.max("md_compute_checkpoint_seconds_max"));
  }

  private Part start(int port) throws IOException {
    List<String> jvm = new ArrayList<>(List.of("-Xms256m", "-Xss512k"));
    jvm.add(symbols > MANY_SYMBOLS ? "-Xmx4g" : "-Xmx1g");
    jvm.add("-XX:MaxDirectMemorySize=192m");
    Optional.ofNullable(System.getenv("MD_JAVA_OPTS"))
        .filter(options -> !options.isBlank())
        .ifPresent(options -> jvm.addAll(List.of(options.strip().split("\\s+"))));
    return Part.start(
        "compute",
        bench.cores().subject(),
        bench.folder(),
        jvm,
        ComputeApplication.class,
        List.of(
            "--md.kafka.bootstrap=" + bench.bootstrap(),
            "--md.redis.uri=" + bench.redisUri(),
            "--md.kafka.one-node-profile=true",
            "--md.redis.one-node-profile=true",
            "--md.compute.view.durability-lag=3s",
            "--server.port=" + port));
  }

  private Watch watch(Part compute) throws InterruptedException {
    Logs logs = bench.logs();
    Watch watch =
        new Watch()
            .subject(compute)
            .process(bench.servers())
            .process("redis", bench.redisPid(), bench.cores().servers())
            .aside(() -> RedisFigures.of(bench.redis()).inputBytes());
    watch.look(() -> logs.length(UPDATES));
    long[] seen = {watch.progress()};
    long first = seen[0];
    watch.until(
        () -> {
          boolean stands = watch.progress() == seen[0];
          seen[0] = watch.progress();
          return stands && seen[0] > first && isDrained();
        },
        () -> logs.length(UPDATES),
        LIMIT);
    return watch;
  }

  private boolean isDrained() throws InterruptedException {
    Map<Integer, Long> ticks = bench.logs().ends(TICKS);
    return bench.logs().committed("md-compute", TICKS).equals(ticks) && isWritten();
  }

  private boolean isWritten() throws InterruptedException {
    for (var end : bench.logs().ends(UPDATES).entrySet()) {
      boolean isThere =
          Optional.ofNullable(bench.redis().get(ViewKeys.mark(end.getKey())))
              .flatMap(FlushMark::parse)
              .filter(mark -> mark.epoch() == Topics.FIRST_EPOCH)
              .filter(mark -> mark.offset() == end.getValue())
              .isPresent();
      if (!isThere) {
        return false;
      }
    }
    return true;
  }
}
