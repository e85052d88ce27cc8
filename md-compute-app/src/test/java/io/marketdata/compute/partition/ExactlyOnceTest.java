package io.marketdata.compute.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.compute.TestBroker;
import io.marketdata.compute.checkpoint.MisfitReason;
import io.marketdata.compute.checkpoint.kafka.KafkaCheckpoints;
import io.marketdata.compute.ticks.kafka.ReceiverFaults;
import io.marketdata.wire.Topics;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class ExactlyOnceTest {

  private static final Duration OFTEN = Duration.ofMillis(50);
  private static final Duration NEVER = Duration.ofSeconds(29);

  private final KafkaLog log = new KafkaLog();
  private final Random random = new Random(7);

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void shouldCountEveryRecordOnceWhileOwnersComeAndGo() {
    // given
    feed(400);
    ComputeNode first = new ComputeNode(log, OFTEN);
    awaitProgress(first);

    // when
    ComputeNode second = new ComputeNode(log, OFTEN);
    feed(400);
    awaitProgress(second);
    feed(400);
    first.close();
    feed(400);
    ComputeNode third = new ComputeNode(log, OFTEN);
    awaitProgress(third);
    feed(400);

    // then
    awaitDrained(second, third);
    second.close();
    third.close();
    assertStoredAsIfNothingHadHappened();
  }

  @Test
  void shouldRepeatTheSameBytesAfterACrashBetweenPublishAndCheckpoint() {
    // given
    feed(200);
    ComputeNode first = new ComputeNode(log, OFTEN);
    awaitDrained(first);
    first.close();
    feed(200);
    ComputeNode second = new ComputeNode(log, NEVER);
    await(() -> assertThat(updates()).isEqualTo(log.tickEnds()));

    // when
    second.kill();
    ComputeNode third = new ComputeNode(log, OFTEN);
    awaitDrained(third);
    third.close();

    // then
    int repeated = 0;
    for (int partition = 0; partition < TestBroker.PARTITIONS; partition++) {
      repeated += log.updates(partition).size() - log.freshUpdates(partition).size();
    }
    assertThat(repeated).isEqualTo(200);
    assertStoredAsIfNothingHadHappened();
  }

  @Test
  void shouldLetAFrozenOwnerStoreNothingOnceAnotherOneHasItsPartitions() {
    // given
    feed(100);
    ComputeNode frozen = new ComputeNode(log, OFTEN);
    awaitDrained(frozen);
    frozen.freeze();
    feed(100);

    // when
    ComputeNode other = new ComputeNode(log, OFTEN);
    awaitProgress(other);
    frozen.thaw();
    awaitDrained(frozen, other);
    frozen.close();
    other.close();

    // then
    assertStoredAsIfNothingHadHappened();
  }

  @Test
  void shouldReplaceAReceiverThatIsStuckAndApplyEveryRecordOnce() {
    // given
    feed(100);
    ComputeNode node = new ComputeNode(log, OFTEN);
    awaitDrained(node);

    // when
    ReceiverFaults.pause(node.source);
    feed(100);

    // then
    await(() -> assertThat(node.stuck.get()).isEqualTo(1));
    awaitDrained(node);
    node.close();
    assertStoredAsIfNothingHadHappened();
    for (int partition = 0; partition < TestBroker.PARTITIONS; partition++) {
      assertThat(log.updates(partition)).isEqualTo(log.freshUpdates(partition));
    }
  }

  @Test
  void shouldNotWaitForAPredecessorsOpenTransaction() {
    // given
    feed(100);
    ComputeNode before = new ComputeNode(log, OFTEN);
    awaitDrained(before);
    before.close();
    String id = KafkaCheckpoints.transactionalId(log.settings, log.epoch, 1);
    KafkaProducer<byte[], byte[]> dying =
        new KafkaProducer<>(log.settings.transactionalProducer(id));
    dying.initTransactions();
    dying.beginTransaction();
    Future<?> lost =
        dying.send(
            new ProducerRecord<>(
                Topics.state(log.epoch), 1, SummingProcessor.bytes("s/a"), new byte[] {1}));
    dying.flush();
    feed(100);
    long since = System.nanoTime();

    // when
    ComputeNode after = new ComputeNode(log, OFTEN);
    awaitDrained(after);
    after.close();

    // then
    assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(20));
    assertThat(lost.isDone()).isTrue();
    dying.close(Duration.ZERO);
    assertStoredAsIfNothingHadHappened();
  }

  @Test
  void shouldServeTheOthersWhereOnePartitionHasAnAlarm() {
    // given
    feed(100);
    log.flush();
    byte[] applied = log.read(Topics.ticks(log.epoch), 0).get(4).value();
    long appended = log.read(Topics.ticks(log.epoch), 0).get(4).timestamp() * 1_000_000;
    long checksum = SummingProcessor.checksum(applied);
    log.state(0, "partition", record(5, appended, checksum));
    log.state(1, "partition", record(5, appended, checksum + 1));
    log.state(2, "partition", record(100_000, appended, checksum));

    // when
    ComputeNode node = new ComputeNode(log, OFTEN);

    // then
    await(() ->
        assertThat(node.alarms)
            .isEqualTo(
                Map.of(
                    1, MisfitReason.OTHER_CONTENT,
                    2, MisfitReason.OFFSET_BEYOND_END)));
    Map<Integer, Long> ends = log.tickEnds();
    ends.keySet().removeAll(Set.of(1, 2));
    await(() -> assertThat(node.owners.isDrained(ends)).isTrue());
    assertThat(node.owners.isLoaded()).isTrue();
    assertThat(node.owners.checkpointed().keySet()).containsExactly(0, 3);
    node.close();
  }

  private byte[] record(long nextOffset, long appendedNanos, long checksum) {
    return SummingProcessor.partitionRecord(log.epoch, nextOffset, appendedNanos, checksum);
  }

  private void assertStoredAsIfNothingHadHappened() {
    for (int partition = 0; partition < TestBroker.PARTITIONS; partition++) {
      List<String> fresh = log.freshUpdates(partition);
      assertThat(log.storedSums(partition)).isEqualTo(log.freshSums(partition));
      assertThat(new HashSet<>(log.updates(partition))).isEqualTo(new LinkedHashSet<>(fresh));
    }
  }

  private void feed(int records) {
    for (int i = 0; i < records; i++) {
      int key = random.nextInt(40);
      log.tick(key % TestBroker.PARTITIONS, "k" + key + "=" + random.nextInt(1_000));
    }
    log.flush();
  }

  private Map<Integer, Long> updates() {
    Map<Integer, Long> counts = new java.util.TreeMap<>();
    for (int partition = 0; partition < TestBroker.PARTITIONS; partition++) {
      counts.put(partition, (long) log.updates(partition).size());
    }
    return counts;
  }

  /** Feeds on while it waits: the other nodes may have left this one nothing to apply. */
  private void awaitProgress(ComputeNode node) {
    long before = node.applied.get();
    await(() -> {
      feed(20);
      assertThat(node.applied.get()).isGreaterThan(before);
    });
  }

  private void awaitDrained(ComputeNode... nodes) {
    Map<Integer, Long> ends = log.tickEnds();
    await(() -> {
      Map<Integer, Long> stored = new java.util.TreeMap<>();
      for (ComputeNode node : nodes) {
        stored.putAll(node.owners.checkpointed());
      }
      assertThat(stored).isEqualTo(ends);
    });
  }

  private static void await(ThrowingRunnable assertion) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(50))
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(assertion);
  }
}
