package io.marketdata.load.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.load.check.Audit;
import io.marketdata.load.check.ExpectedFeed;
import io.marketdata.load.check.FeedLine;
import io.marketdata.load.check.FeedTick;
import io.marketdata.load.check.Findings;
import io.marketdata.load.check.PlatformLogs;
import io.marketdata.load.check.RecordedBars;
import io.marketdata.load.check.RecordedTrades;
import io.marketdata.load.check.RedisView;
import io.marketdata.load.check.SimulatedTicks;
import io.marketdata.load.clients.ClientAudit;
import io.marketdata.load.process.OutputFile;
import io.marketdata.standalone.broker.EmbeddedKafka;
import io.marketdata.standalone.broker.EmbeddedKafkaSettings;
import io.marketdata.standalone.store.EmbeddedRedis;
import io.marketdata.standalone.store.EmbeddedRedisSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class KillIT {

  private static final Logger LOG = LoggerFactory.getLogger(KillIT.class);
  private static final int ROUNDS = Integer.getInteger("kill.rounds", 3);
  private static final long SEED = Long.getLong("kill.seed", System.nanoTime() & 0xFFFF_FFFFL);
  private static final int SPEED = 600;
  private static final int RATE = 4;
  private static final String REPLAY = "replay";

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path temp;

  private final RecordedTrades recorded = RecordedTrades.read();
  private final Ports ports = Ports.free();
  private final OutputFile output =
      new OutputFile(Path.of("target", "kill-" + SEED + ".log").toAbsolutePath());

  @AfterEach
  void stopTheStoreThatWasLeftOver() {
    Path folder = temp.resolve("data").resolve(EmbeddedRedis.SERVICE);
    EmbeddedRedis.start(new EmbeddedRedisSettings(folder, ports.redis())).close();
  }

  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void shouldHoldAfterEveryDeathWhatAFreshCoreMakesOfTheLog() throws Exception {
    // given
    LOG.warn("-Dkill.seed={} -Dkill.rounds={}, output in {}", SEED, ROUNDS, output.path());
    Files.createDirectories(output.path().getParent());
    Load load = new Load(temp.resolve("data"), ports, SPEED, RATE);
    Path record = temp.resolve("client");
    int exitCode;
    try (Kills kills = new Kills(load, output, record, SEED)) {
      kills.run(ROUNDS);

      // when
      exitCode = kills.drain();
    }

    // then
    assertThat(exitCode).as(() -> "exit code of --drain, " + output.tail()).isZero();
    Findings findings = audit(load, record);
    assertThat(findings.isEmpty()).as(() -> "seed " + SEED + ":\n" + findings).isTrue();
  }

  private Findings audit(Load load, Path record) {
    Path redisFolder = load.data().resolve(EmbeddedRedis.SERVICE);
    Path kafkaFolder = load.data().resolve(EmbeddedKafka.SERVICE);
    try (EmbeddedRedis redis =
            EmbeddedRedis.start(new EmbeddedRedisSettings(redisFolder, ports.redis()));
        EmbeddedKafka kafka =
            EmbeddedKafka.start(
                new EmbeddedKafkaSettings(kafkaFolder, ports.kafka(), ports.kafka() + 1))) {
      Map<String, ExpectedFeed> feeds = Map.of(REPLAY, recorded, "simulated", new SimulatedTicks());
      RedisView view = RedisView.read(redis.uri());
      Audit audit = new Audit(PlatformLogs.of(kafka.bootstrapServers()), redis.uri(), feeds);
      Findings findings = audit.run();
      findings.addAll(bars(audit).differencesIn(view.content()));
      ClientAudit.Result sent = ClientAudit.run(List.of(record), audit.fresh());
      findings.addAll(sent.findings());
      LOG.info(
          "{}\n{} messages of {} connections",
          audit.summary(),
          sent.messages(),
          sent.connections());
      return findings;
    }
  }

  /** Bars of the file's rows, as many of them as are in the log. */
  private RecordedBars bars(Audit audit) {
    List<FeedTick> ticks = audit.feeds().ticks(REPLAY);
    FeedLine line = Objects.requireNonNull(audit.feeds().line(REPLAY), "line of the replay");
    return new RecordedBars(recorded.upTo(ticks.getLast().number(), line.shift()));
  }
}
