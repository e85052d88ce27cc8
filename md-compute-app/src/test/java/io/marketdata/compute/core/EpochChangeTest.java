package io.marketdata.compute.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.compute.epoch.EpochLog;
import io.marketdata.compute.epoch.OldEpoch;
import io.marketdata.instrument.Instrument;
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
