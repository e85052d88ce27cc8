package io.marketdata.compute.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.marketdata.compute.epoch.EpochChange;
import io.marketdata.compute.epoch.EpochLog;
import io.marketdata.compute.epoch.EpochRefusedException;
import io.marketdata.compute.epoch.OldEpoch;
import io.marketdata.history.FlushMark;
import io.marketdata.kafka.topic.FirstStart;
import io.marketdata.kafka.topic.TopicLayout;
import io.marketdata.kafka.topic.TopicsRefusedException;
import io.marketdata.wire.Position;
import io.marketdata.wire.UpdateFrameWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is missing is an alarm that names its command, and the command then helps. */
@Timeout(180)
class EpochAlarmTest {

  private static final int PARTITIONS = 2;
  private static final long SEED = 7;
  private static final OldEpoch FIRST = new OldEpoch(1, PARTITIONS);

  private final EpochBench bench = new EpochBench(PARTITIONS);
  private final ScriptedIngest ingest =
      new ScriptedIngest(bench.settings, EpochChangeTest.instruments(6), SEED);

  @AfterEach
  void close() {
    ingest.close();
    bench.close();
  }

  @Test
  void shouldGoOnFromTheStatesWhereTheTicksAreGone() {
    // given
    runThenStop();
    bench.empty("md.ticks.1", PARTITIONS);

    // when
    bench.startCompute();

    // then
    awaitAlarms("the log ends at 0", "./run topics epoch --from=state");
    assertHealed(List.of(FIRST), change -> change.fromState(false));
  }

  @Test
  void shouldGoOnFromTheStatesWhereTheTicksAreOtherOnes() {
    // given
    runThenStop();
    long longest = Math.max(bench.end("md.ticks.1", 0), bench.end("md.ticks.1", 1));
    bench.empty("md.ticks.1", PARTITIONS);
    for (int partition = 0; partition < PARTITIONS; partition++) {
      for (long i = 0; i < longest; i++) {
        send("md.ticks.1", partition, new byte[] {1, 2, 3});
      }
    }

    // when
    bench.startCompute();

    // then
    awaitAlarms("is not the one that was applied", "./run topics epoch --from=state");
    assertHealed(List.of(FIRST), change -> change.fromState(false));
  }

  @Test
  void shouldGoOnFromTheStatesWhereTheLogBeginsBehindThem() {
    // given
    runThenStop();
    ingest.run(3);
    for (int partition = 0; partition < PARTITIONS; partition++) {
      bench.expire("md.ticks.1", partition, bench.end("md.ticks.1", partition));
    }

    // when
    bench.startCompute();

    // then
    awaitAlarms("but the log begins at", "./run topics epoch --from=state");
    OldEpoch next = heal(change -> change.fromState(false));
    ingest.start();
    ingest.run(1);
    bench.awaitDrained();
    Map<String, Long> before = newestTrades(bench.updates(FIRST));
    Map<String, Long> first = oldestTrades(bench.updates(next));
    assertThat(first).hasSize(6);
    first.forEach((symbol, seq) -> assertThat(seq).isEqualTo(before.get(symbol) + 1));
  }

  @Test
  void shouldCountAnewWhereMoreWasPublishedThanTheStatesKnow() {
    // given
    runThenStop();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      UpdateFrameWriter beyond = new UpdateFrameWriter();
      beyond.begin(1, bench.end("md.ticks.1", partition), PartitionCore.OUTPUT_VERSION, false);
      int symbol = beyond.symbol("COIN0.X", 0, 0);
      beyond.statusUpdate().seq(1).eventTime(1).tradingDay(1).symbol(symbol);
      beyond.commit();
      send("md.updates.1", partition, beyond.finish().getFirst());
    }
    bench.empty("md.ticks.1", PARTITIONS);
    long micros = System.currentTimeMillis() * 1_000;

    // when
    OldEpoch next = heal(change -> change.fromState(false));
    ingest.start();
    ingest.run(1);
    bench.awaitDrained();

    // then
    Map<String, Long> first = oldestTrades(bench.updates(next));
    assertThat(first).hasSize(6);
    assertThat(first.values()).allMatch(seq -> seq > micros);
  }

  @Test
  void shouldMakeEverythingAgainFromTheLogWhereTheStatesAreGone() {
    // given
    runThenStop();
    bench.empty("md.state.1", PARTITIONS);

    // when
    bench.startCompute();

    // then
    awaitAlarms("no state is stored", "./run topics epoch --from=log");
    assertHealed(List.of(), EpochChange::fromLog);
  }

  @Test
  void shouldCloseInACopyWhatWasClosedForAMuteSource() {
    // given
    bench.startCompute();
    ingest.start();
    ingest.run(10);
    for (int partition = 0; partition < PARTITIONS; partition++) {
      long newest = Position.of(bench.end("md.ticks.1", partition) - 1, 0);
      ingest.close(partition, newest, Duration.ofMinutes(3));
    }
    ingest.run(5);
    bench.awaitDrained();
    bench.stopCompute();
    Map<String, List<String>> before = ScriptedIngest.bySymbol(bench.updates(FIRST));
    bench.empty("md.state.1", PARTITIONS);

    // when
    OldEpoch next = heal(EpochChange::fromLog);
    bench.awaitDrained();

    // then
    assertThat(before).hasSize(6);
    assertThat(before.values())
        .allSatisfy(texts -> assertThat(texts).anyMatch(text -> text.contains("partial")));
    assertThat(ScriptedIngest.bySymbol(bench.updates(next))).isEqualTo(before);
  }

  @Test
  void shouldAlarmWhereTheStatesVanishUnderACompute() {
    // given
    bench.startCompute();
    ingest.start();
    ingest.run(10);
    bench.awaitDrained();

    // when
    bench.empty("md.state.1", PARTITIONS);
    ingest.run(1);

    // then
    awaitAlarms("stored", "./run topics epoch --from=log");
    bench.stopCompute();
    assertHealed(List.of(), EpochChange::fromLog);
  }

  @Test
  void shouldRefuseWhatNeitherStatesNorLogCanMakeAgain() {
    // given
    runThenStop();
    bench.expire("md.ticks.1", 1, 5);
    bench.empty("md.state.1", PARTITIONS);

    // when
    try (EpochLog log = bench.log()) {
      Throwable fromLog = catchThrowable(() -> bench.change(log).fromLog());
      Throwable fromState = catchThrowable(() -> bench.change(log).fromState(false));

      // then
      assertThat(fromLog)
          .isInstanceOf(EpochRefusedException.class)
          .hasMessageContaining("has lost its records before 5 in partition 1");
      assertThat(fromState)
          .isInstanceOf(EpochRefusedException.class)
          .hasMessageContaining("no state is stored");
      assertThat(bench.inForce()).isEqualTo(FIRST);
      assertThat(bench.commands().ending()).isNull();
    }
  }

  @Test
  void shouldRefuseALogThatHasLostItsEnd() {
    // given
    runThenStop();
    bench.empty("md.ticks.1", PARTITIONS);

    // when
    try (EpochLog log = bench.log()) {
      Throwable emptied = catchThrowable(() -> bench.change(log).fromLog());
      for (int partition = 0; partition < PARTITIONS; partition++) {
        for (long i = 0; i < 100; i++) {
          send("md.ticks.1", partition, new byte[] {1, 2, 3});
        }
      }
      Throwable other = catchThrowable(() -> bench.change(log).fromLog());
      bench.empty("md.state.1", PARTITIONS);
      bench.empty("md.ticks.1", PARTITIONS);
      Throwable knownToUpdates = catchThrowable(() -> bench.change(log).fromLog());

      // then
      assertThat(emptied)
          .isInstanceOf(EpochRefusedException.class)
          .hasMessageContaining("md.ticks.1 ends at 0 in partition 0 and was at")
          .hasMessageContaining("--from=state");
      assertThat(other)
          .isInstanceOf(EpochRefusedException.class)
          .hasMessageContaining("holds other records in partition 0 than were applied")
          .hasMessageContaining("--from=state");
      assertThat(knownToUpdates)
          .isInstanceOf(EpochRefusedException.class)
          .hasMessageContaining("ends at 0 in partition 0 and was at");
      assertThat(bench.commands().ending()).isNull();
    }
  }

  @Test
  void shouldNeverTakeLostCommandsForAFirstStart() {
    // given
    runThenStop();
    bench.delete("md.commands");

    // when
    FirstStart create = new FirstStart(bench.settings, TopicLayout.oneNode(1, PARTITIONS, -1));

    // then
    assertThatThrownBy(create::ensure)
        .isInstanceOf(TopicsRefusedException.class)
        .hasMessageContaining("holds data; ./run topics epoch --from=state");
    assertHealed(List.of(FIRST), change -> change.fromState(false));
    assertThat(bench.inForce()).isEqualTo(new OldEpoch(2, PARTITIONS));
  }

  @Test
  void shouldLetSourcesWaitWhereARestoredEpochIsNotAtRest() {
    // given
    runThenStop();
    ingest.run(1);
    bench.delete("md.commands");

    // when
    try (EpochLog log = bench.log()) {
      EpochChange change = bench.change(log, Duration.ofSeconds(2));
      Throwable refused = catchThrowable(() -> change.fromState(false));
      Throwable aborted = catchThrowable(change::abort);

      // then
      assertThat(refused)
          .isInstanceOf(EpochRefusedException.class)
          .hasMessageContaining("compute has to run")
          .hasMessageContaining("run it again");
      assertThat(aborted)
          .isInstanceOf(EpochRefusedException.class)
          .hasMessageContaining("run ./run topics epoch again");
      assertThat(bench.commands().ending()).isNotNull();
    }
    bench.startCompute();
    assertHealed(List.of(FIRST), change -> change.fromState(false));
  }

  @Test
  void shouldMakeLostUpdatesAgainFromTheLog() {
    // given
    runThenStop();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      bench.marks.put(partition, new FlushMark(1, bench.end("md.updates.1", partition)));
    }
    bench.empty("md.updates.1", PARTITIONS);

    // when
    try (EpochLog log = bench.log()) {
      Throwable fromState = catchThrowable(() -> bench.change(log).fromState(false));

      // then
      assertThat(fromState)
          .isInstanceOf(EpochRefusedException.class)
          .hasMessageContaining("is lost; ./run topics epoch --from=log makes it again");
    }
    assertHealed(List.of(), EpochChange::fromLog);
  }

  private void runThenStop() {
    bench.startCompute();
    ingest.start();
    ingest.run(10);
    bench.awaitDrained();
    bench.stopCompute();
  }

  private void awaitAlarms(String... parts) {
    Awaitility.await().atMost(EpochBench.PATIENCE).until(() -> bench.alarms().size() == PARTITIONS);
    assertThat(bench.alarms().values()).allSatisfy(line -> assertThat(line).contains(parts));
  }

  /** The command, and a compute that starts again with the epoch it has made. */
  private OldEpoch heal(Function<EpochChange, OldEpoch> command) {
    OldEpoch next;
    try (EpochLog log = bench.log()) {
      next = command.apply(bench.change(log));
    }
    bench.stopCompute();
    bench.startCompute();
    return next;
  }

  /** Nothing is missing and nothing is there twice, in the updates of these epochs and the next. */
  private void assertHealed(List<OldEpoch> before, Function<EpochChange, OldEpoch> command) {
    OldEpoch next = heal(command);
    ingest.start();
    ingest.run(10);
    bench.awaitDrained();
    List<Update> updates = new ArrayList<>();
    before.forEach(epoch -> updates.addAll(bench.updates(epoch)));
    updates.addAll(bench.updates(next));
    assertThat(ScriptedIngest.bySymbol(updates)).as("seed " + SEED).isEqualTo(ingest.expected());
  }

  private static Map<String, Long> newestTrades(List<Update> updates) {
    return trades(updates, Math::max);
  }

  private static Map<String, Long> oldestTrades(List<Update> updates) {
    return trades(updates, Math::min);
  }

  private static Map<String, Long> trades(List<Update> updates, BinaryOperator<Long> which) {
    Map<String, Long> trades = new TreeMap<>();
    updates.stream()
        .filter(update -> update.channel().equals("trade"))
        .forEach(update -> trades.merge(update.symbol(), update.seq(), which));
    return trades;
  }

  private void send(String topic, int partition, byte[] value) {
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(bench.settings.producer())) {
      producer.send(new ProducerRecord<>(topic, partition, null, value)).get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
