package io.marketdata.compute.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.compute.core.CoreMetrics;
import io.marketdata.compute.core.CoreScript;
import io.marketdata.compute.core.PartitionCore;
import io.marketdata.kafka.LogRecord;
import io.marketdata.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A replica of two is stopped under load with the state of 6,500 symbols. What is published is
 * judged; how long it took is logged.
 */
@Timeout(180)
class HandOverTimeTest {

  private static final Logger LOG = LoggerFactory.getLogger(HandOverTimeTest.class);
  private static final int PARTITIONS = 12;
  private static final int SYMBOLS = 6_500 / PARTITIONS;
  private static final int TICKS_PER_FRAME = 64;
  private static final int TICKS_PER_SECOND = Integer.getInteger("handover.rate", 2_000);
  private static final int WARM_UP_RECORDS = Integer.getInteger("handover.warm", 100);
  private static final Duration CHECKPOINTS = Duration.ofSeconds(2);

  private final KafkaLog log = new KafkaLog(PARTITIONS);
  private final List<CoreScript> sources = new ArrayList<>();
  private volatile boolean feeding = true;

  @AfterEach
  void close() {
    feeding = false;
    log.close();
  }

  @Test
  void shouldPublishEveryUpdateAcrossAHandOverUnderLoad() throws InterruptedException {
    // given
    for (int partition = 0; partition < PARTITIONS; partition++) {
      CoreScript source = CoreScript.ofMany(log.epoch, "P" + partition + "S", SYMBOLS);
      sources.add(source);
      log.frame(partition, source.begin(wall()));
    }
    Thread feed = Thread.ofPlatform().name("feed").start(this::feed);
    ComputeNode first = node();
    ComputeNode second = node();
    await(() -> {
      assertThat(first.owners.checkpointed()).hasSize(PARTITIONS / 2);
      assertThat(second.owners.checkpointed()).hasSize(PARTITIONS / 2);
    });
    await(() -> assertThat(first.applied.get()).isGreaterThan(WARM_UP_RECORDS));
    Set<Integer> moving = Set.copyOf(first.owners.checkpointed().keySet());
    Set<Integer> staying = Set.copyOf(second.owners.checkpointed().keySet());
    second.served.clear();
    long since = System.nanoTime();

    // when
    first.close();
    long left = System.nanoTime();
    await(() -> assertThat(second.served.keySet()).containsAll(moving).containsAll(staying));

    // then
    tell(second, moving, staying, since, left);
    feeding = false;
    feed.join();
    Map<Integer, Long> ends = log.tickEnds();
    await(() -> assertThat(second.owners.checkpointed()).isEqualTo(ends));
    second.close();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      assertPublishedAsByAFreshCore(partition);
    }
  }

  private static void tell(
      ComputeNode node, Set<Integer> moving, Set<Integer> staying, long since, long left) {
    LOG.warn(
        "hand-over at {} ticks/s, {} symbols a partition: stopped after {} ms; first update of what"
            + " moved after {} ms, of what stayed after {} ms; loading took up to {} ms",
        TICKS_PER_SECOND,
        SYMBOLS,
        (left - since) / 1_000_000,
        latest(node.served, moving, since),
        latest(node.served, staying, since),
        latest(node.loads, moving, 0));
    node.timeline.stream()
        .filter(event -> event.at() > since)
        .forEach(event -> LOG.warn("{} at {} ms", event.name(), (event.at() - since) / 1_000_000));
  }

  private static long latest(Map<Integer, Long> times, Set<Integer> partitions, long since) {
    return partitions.stream().mapToLong(times::get).max().orElseThrow() / 1_000_000
        - since / 1_000_000;
  }

  private ComputeNode node() {
    return new ComputeNode(
        log,
        CHECKPOINTS,
        partition -> new CoreProcessor(new PartitionCore(partition, log.epoch, CoreMetrics.none())),
        null);
  }

  private void feed() {
    long frames = 0;
    long begin = System.nanoTime();
    while (feeding) {
      int partition = (int) (frames % PARTITIONS);
      int from = (int) (frames / PARTITIONS * TICKS_PER_FRAME % SYMBOLS);
      long now = wall();
      log.send(partition, sources.get(partition).trades(from, TICKS_PER_FRAME, now, now));
      frames++;
      long due = begin + frames * TICKS_PER_FRAME * TimeUnit.SECONDS.toNanos(1) / TICKS_PER_SECOND;
      LockSupport.parkNanos(due - System.nanoTime());
    }
    log.flush();
  }

  private void assertPublishedAsByAFreshCore(int partition) {
    Set<String> published = new LinkedHashSet<>();
    for (LogRecord update : log.read(Topics.updates(log.epoch), partition)) {
      published.add(HexFormat.of().formatHex(update.value()));
    }
    List<String> fresh = CoreScript.fresh(log.epoch, log.read(Topics.ticks(log.epoch), partition));
    assertThat(published.size()).isEqualTo(fresh.size());
    assertThat(published).isEqualTo(new LinkedHashSet<>(fresh));
  }

  private static long wall() {
    Instant now = Instant.now();
    return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
  }

  private static void await(ThrowingRunnable assertion) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(10))
        .untilAsserted(assertion);
  }
}
