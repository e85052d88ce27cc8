package io.marketdata.compute.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.compute.epoch.command.EpochCommands;
import io.marketdata.compute.view.redis.RedisFixture;
import io.marketdata.history.FlushMark;
import io.marketdata.testkit.view.RedisProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The operator's command line, with a real broker, a real Redis and the real core. */
@Timeout(180)
class EpochCommandTest {

  private static final int PARTITIONS = 2;

  @TempDir private Path folder;
  private final EpochBench bench = new EpochBench(PARTITIONS);
  private final ScriptedIngest ingest =
      new ScriptedIngest(bench.settings, EpochChangeTest.instruments(6), 11);

  @AfterEach
  void close() {
    ingest.close();
    bench.close();
  }

  @Test
  void shouldRepartitionOnceAndSayWhatItDid() {
    // given
    bench.startCompute();
    ingest.start();
    ingest.run(3);
    ingest.end();
    bench.awaitDrained();
    try (RedisProcess redis = RedisProcess.start(folder);
        RedisFixture view = new RedisFixture(redis.uri(), true)) {
      for (int partition = 0; partition < PARTITIONS; partition++) {
        mark(view, partition, new FlushMark(1, bench.end("md.updates.1", partition)));
      }

      // when
      EpochCommands.Ran first = run(redis, "repartition", "--partitions=3");
      EpochCommands.Ran again = run(redis, "repartition", "--partitions=3");
      EpochCommands.Ran early = run(redis, "repartition", "--delete-old");

      // then
      String inForce =
          "epoch 2 is in force at %s with 3 partitions"
              .formatted(bench.settings.bootstrapServers());
      assertThat(first.code()).as(first.toString()).isZero();
      assertThat(first.lines().getLast()).startsWith(inForce);
      assertThat(again.code()).isZero();
      assertThat(again.lines()).singleElement().asString().startsWith(inForce);
      assertThat(view.store().mark(2).block(Duration.ofSeconds(10))).contains(new FlushMark(1, 0));
      assertThat(early.code()).isEqualTo(1);
      assertThat(early.lines()).singleElement().asString().contains("has not begun with epoch 2");
    }
  }

  @Test
  void shouldDeleteOldTopicsOnceTheViewHasBegunWithTheNewOnes() {
    // given
    try (RedisProcess redis = RedisProcess.start(folder);
        RedisFixture view = new RedisFixture(redis.uri(), true)) {
      run(redis, "repartition", "--partitions=3");
      for (int partition = 0; partition < 3; partition++) {
        mark(view, partition, new FlushMark(2, 0));
      }

      // when
      EpochCommands.Ran ran = run(redis, "repartition", "--delete-old");

      // then
      assertThat(ran.lines())
          .containsExactly("deleted md.rejects.1, md.state.1, md.ticks.1, md.updates.1");
      assertThat(bench.inForce().number()).isEqualTo(2);
    }
  }

  @Test
  void shouldRefuseInOneLineWhereRedisDoesNotAnswer() {
    // when
    EpochCommands.Ran ran =
        EpochCommands.run(
            List.of(
                "repartition",
                "--partitions=3",
                "--one-node",
                "--kafka=" + bench.settings.bootstrapServers(),
                "--redis=redis://127.0.0.1:1"));

    // then
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.lines()).singleElement().asString().contains("Redis does not answer");
    assertThat(bench.commands().ending()).isNull();
  }

  private EpochCommands.Ran run(RedisProcess redis, String... command) {
    List<String> line = new ArrayList<>(List.of(command));
    line.add("--one-node");
    line.add("--kafka=" + bench.settings.bootstrapServers());
    line.add("--redis=" + redis.uri());
    return EpochCommands.run(line);
  }

  private static void mark(RedisFixture view, int partition, FlushMark mark) {
    view.store().advance(partition, mark, false).block(Duration.ofSeconds(10));
  }
}
