package io.marketdata.standalone;

import io.marketdata.compute.partition.ComputeProgress;
import io.marketdata.compute.view.ViewProgress;
import io.marketdata.ingest.feed.FeedControl;
import io.marketdata.kafka.KafkaSettings;
import io.marketdata.kafka.topic.FirstStart;
import io.marketdata.kafka.topic.TopicLayout;
import io.marketdata.process.Console;
import io.marketdata.standalone.app.AppSettings;
import io.marketdata.standalone.app.AppStarts;
import io.marketdata.standalone.app.HttpThreads;
import io.marketdata.standalone.app.Readiness;
import io.marketdata.standalone.app.RunningApps;
import io.marketdata.standalone.broker.EmbeddedKafka;
import io.marketdata.standalone.broker.EmbeddedKafkaSettings;
import io.marketdata.standalone.data.LocalPort;
import io.marketdata.standalone.drain.Drain;
import io.marketdata.standalone.drain.KafkaLogEnds;
import io.marketdata.standalone.store.EmbeddedRedis;
import io.marketdata.standalone.store.EmbeddedRedisSettings;
import io.marketdata.wire.Topics;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Kafka, Redis and the three apps of one process. Thread-safe; starts once. */
final class Platform {

  private static final Duration READY_LIMIT = Duration.ofMinutes(2);
  private static final Duration DRAIN_LIMIT = Duration.ofMinutes(2);
  private static final long UNBOUNDED = -1;

  private final RunOptions options;
  private final PlatformFolder folder;
  private final Console console;
  private final Started started = new Started();
  private final KafkaSettings kafka;
  private volatile @Nullable RunningApps apps;
  private volatile @Nullable ServedEpoch epoch;

  Platform(RunOptions options, PlatformFolder folder, Console console) {
    this.options = options;
    this.folder = folder;
    this.console = console;
    String bootstrap = LocalPort.HOST + ":" + options.ports().kafka();
    kafka = KafkaSettings.of(bootstrap, "standalone", "md", true);
    started.add("data folder", folder);
  }

  /**
   * Starts everything and returns when all of it is ready.
   *
   * @throws RuntimeException if something cannot start; {@link #stop()} ends what has started
   * @throws StoppedException if it was told to stop meanwhile
   */
  void start() throws InterruptedException {
    long begin = System.nanoTime();
    EmbeddedRedis redis =
        started.start(
            "Redis",
            () ->
                EmbeddedRedis.start(
                    new EmbeddedRedisSettings(folder.redis(), options.ports().redis())));
    started.start("Kafka", () -> EmbeddedKafka.start(kafkaSettings()));
    new FirstStart(kafka, TopicLayout.embedded(Topics.FIRST_EPOCH, UNBOUNDED)).ensure();
    epoch = started.start("epoch", () -> ServedEpoch.open(kafka));
    HttpThreads threads = started.start("web servers", HttpThreads::new);
    AppSettings settings = options.settings(kafka.bootstrapServers(), redis.uri());
    RunningApps running = started.start("apps", () -> AppStarts.start(threads, settings));
    apps = running;
    new Readiness(running).await(READY_LIMIT);
    console.say(ReadyNotice.of(options, folder, Duration.ofNanos(System.nanoTime() - begin)));
  }

  /** Lets the feeds catch up, stops them and waits until everything of theirs is stored. */
  void drain() throws InterruptedException {
    RunningApps running = apps;
    ServedEpoch served = epoch;
    if (running == null || served == null) {
      throw new IllegalStateException("not started");
    }
    new Drain(
            running.ingest().part(FeedControl.class),
            running.compute().part(ComputeProgress.class),
            running.compute().part(ViewProgress.class),
            new KafkaLogEnds(kafka, served.number(), served.partitions()),
            DRAIN_LIMIT)
        .run();
    console.say("Drained: checkpoints and view have reached the ends of the logs.");
  }

  /**
   * Waits until another epoch is in force than the one that is served.
   *
   * @return its number
   */
  long awaitNextEpoch() throws InterruptedException {
    ServedEpoch served = epoch;
    if (served == null) {
      throw new IllegalStateException("not started");
    }
    return served.awaitNext();
  }

  /** Stops what has started, last first; a second call waits for the first. */
  void stop() {
    started.stop();
  }

  /** Whether it was told to stop; never waits. */
  boolean isStopping() {
    return started.isStopping();
  }

  /** Whether it has stopped; never waits. */
  boolean isStopped() {
    return started.isStopped();
  }

  private EmbeddedKafkaSettings kafkaSettings() {
    PlatformPorts ports = options.ports();
    return new EmbeddedKafkaSettings(folder.kafka(), ports.kafka(), ports.kafkaController());
  }
}
