package io.marketdata.compute.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.marketdata.compute.epoch.EpochLog;
import io.marketdata.compute.epoch.EpochRefusedException;
import io.marketdata.compute.epoch.OldEpoch;
import io.marketdata.compute.epoch.ReplacedException;
import io.marketdata.instrument.Instrument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A change of the number of partitions, with a real broker and the real core. */
@Timeout(180)
class EpochChangeTest {

  private static final long SEED = 20_261_128;

  static List<Instrument> instruments(int count) {
    return IntStream.range(0, count).mapToObj(i -> ClosingTest.other("COIN" + i + ".X")).toList();
  }

  @Test
  void shouldGoOnAsIfTheEpochHadNeverChanged() {
    // given
    try (EpochBench bench = new EpochBench(12);
        ScriptedIngest ingest = new ScriptedIngest(bench.settings, instruments(20), SEED)) {
      List<OldEpoch> epochs = new ArrayList<>(List.of(bench.inForce()));
      bench.startCompute();
      ingest.start();
      ingest.run(20);

      // when
      for (int partitions : List.of(5, 16)) {
        epochs.add(repartition(bench, ingest, partitions));
        bench.stopCompute();
        bench.startCompute();
        ingest.start();
        ingest.run(20);
      }
      bench.awaitDrained();

      // then
      List<Update> updates = new ArrayList<>();
      epochs.forEach(epoch -> updates.addAll(bench.updates(epoch)));
      Map<String, List<String>> expected = ingest.expected();
      assertThat(epochs).extracting(OldEpoch::partitions).containsExactly(12, 5, 16);
      assertThat(expected).hasSize(20);
      assertThat(ScriptedIngest.bySymbol(updates)).as("seed " + SEED).isEqualTo(expected);
    }
  }

  @Test
  void shouldBeRunAgainWhereverItWasKilled() {
    // given
    try (EpochBench bench = new EpochBench(2);
        ScriptedIngest ingest = new ScriptedIngest(bench.settings, instruments(6), SEED)) {
      bench.startCompute();
      ingest.start();
      ingest.run(5);
      ingest.end();

      // when
      for (String write : List.of("announceEnd", "seal", "create", "store", "putInForce")) {
        for (int time = 1; time <= (write.equals("store") ? 3 : 1); time++) {
          for (boolean before : List.of(true, false)) {
            try (EpochLog log = bench.log()) {
              DyingLog dying = new DyingLog(log, write, time, before);
              assertThatThrownBy(() -> bench.change(dying.log()).repartition(3))
                  .as("killed %s %s %d", before ? "before" : "after", write, time)
                  .isInstanceOf(DyingLog.Killed.class);
            }
            boolean isOver = write.equals("putInForce") && !before;
            assertThat(bench.inForce().partitions()).isEqualTo(isOver ? 3 : 2);
          }
        }
      }
      OldEpoch again;
      try (EpochLog log = bench.log()) {
        again = bench.change(log).repartition(3);
      }

      // then
      assertThat(again).isEqualTo(bench.inForce());
      assertThat(again.partitions()).isEqualTo(3);
      bench.stopCompute();
      bench.startCompute();
      ingest.start();
      ingest.run(5);
      bench.awaitDrained();
      List<Update> updates = new ArrayList<>(bench.updates(new OldEpoch(1, 2)));
      updates.addAll(bench.updates(again));
      assertThat(ScriptedIngest.bySymbol(updates)).as("seed " + SEED).isEqualTo(ingest.expected());
    }
  }

  @Test
  void shouldLetTheLaterOfTwoCommandsHaveIt() {
    // given
    try (EpochBench bench = new EpochBench(2);
        ScriptedIngest ingest = new ScriptedIngest(bench.settings, instruments(4), SEED);
        EpochLog first = bench.log()) {
      bench.startCompute();
      ingest.start();
      ingest.run(3);
      ingest.end();
      DyingLog overtaken =
          new DyingLog(
              first,
              "putInForce",
              () -> {
                try (EpochLog second = bench.log()) {
                  bench.change(second).repartition(5);
                }
              });

      // when
      Throwable refused = catchThrowable(() -> bench.change(overtaken.log()).repartition(3));

      // then
      assertThat(refused).isInstanceOf(ReplacedException.class).hasMessageContaining("another");
      assertThat(bench.inForce().partitions()).isEqualTo(5);
    }
  }

  @Test
  void shouldLeaveNoSealWhereTheEndWasTakenBackByAnother() {
    // given
    try (EpochBench bench = new EpochBench(2);
        ScriptedIngest ingest = new ScriptedIngest(bench.settings, instruments(4), SEED);
        EpochLog first = bench.log()) {
      bench.startCompute();
      ingest.start();
      ingest.run(3);
      ingest.end();
      DyingLog overtaken =
          new DyingLog(
              first,
              "seal",
              () -> {
                try (EpochLog second = bench.log()) {
                  assertThat(bench.change(second).abort()).isTrue();
                }
              });

      // when
      Throwable refused = catchThrowable(() -> bench.change(overtaken.log()).repartition(3));

      // then
      assertThat(refused).isInstanceOf(ReplacedException.class);
      assertThat(bench.commands().ending()).isNull();
      ingest.start();
      ingest.run(2);
      bench.awaitDrained();
      assertThat(ScriptedIngest.bySymbol(bench.updates(bench.inForce())))
          .as("seed " + SEED)
          .isEqualTo(ingest.expected());
    }
  }

  @Test
  void shouldTakeBackWhatDoesNotComeToRest() {
    // given
    try (EpochBench bench = new EpochBench(2);
        ScriptedIngest ingest = new ScriptedIngest(bench.settings, instruments(4), SEED);
        EpochLog log = bench.log()) {
      bench.startCompute();
      ingest.start();
      ingest.run(3);
      bench.awaitDrained();
      bench.stopCompute();
      ingest.run(1);

      // when
      Throwable refused =
          catchThrowable(() -> bench.change(log, Duration.ofSeconds(2)).repartition(3));

      // then
      assertThat(refused)
          .isInstanceOf(EpochRefusedException.class)
          .hasMessageContaining("compute has to run");
      assertThat(bench.inForce()).isEqualTo(new OldEpoch(1, 2));
      assertThat(bench.commands().ending()).isNull();
    }
  }

  /** The operator's command, with an ingest that ends its source when it reads of it. */
  static OldEpoch repartition(EpochBench bench, ScriptedIngest ingest, int partitions) {
    try (var operator = Executors.newVirtualThreadPerTaskExecutor();
        EpochLog log = bench.log()) {
      CompletableFuture<OldEpoch> change =
          CompletableFuture.supplyAsync(() -> bench.change(log).repartition(partitions), operator);
      Awaitility.await()
          .atMost(EpochBench.PATIENCE)
          .until(() -> bench.commands().ending() != null || change.isDone());
      ingest.end();
      return change.orTimeout(60, TimeUnit.SECONDS).join();
    }
  }
}
