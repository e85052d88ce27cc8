package io.marketdata.compute.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.compute.TestBroker;
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
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An owner that stood still while another one took its partitions wakes up with the true core. */
@Timeout(180)
class FormerOwnerTest {

  private static final Duration OFTEN = Duration.ofMillis(200);

  private final KafkaLog log = new KafkaLog();
  private final List<CoreScript> sources = new ArrayList<>();

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void shouldPublishByteForByteWhatTheNewOwnerPublished() {
    // given
    for (int partition = 0; partition < TestBroker.PARTITIONS; partition++) {
      CoreScript source = CoreScript.ofMany(log.epoch, "P" + partition + "S", 5);
      sources.add(source);
      log.frame(partition, source.begin(wall()));
    }
    feed();
    ComputeNode former = node();
    awaitDrained(former);
    former.freeze();
    feed();

    // when
    ComputeNode next = node();
    await(() -> {
      feed();
      assertThat(next.applied.get()).isPositive();
    });
    former.thaw();
    awaitDrained(former, next);
    former.close();
    next.close();

    // then
    int late = 0;
    for (int partition = 0; partition < TestBroker.PARTITIONS; partition++) {
      List<String> published = published(partition);
      List<String> fresh =
          CoreScript.fresh(log.epoch, log.read(Topics.ticks(log.epoch), partition));
      assertThat(new LinkedHashSet<>(published)).isEqualTo(new LinkedHashSet<>(fresh));
      late += published.size() - fresh.size();
    }
    assertThat(late).as("frames that were published twice").isPositive();
  }

  private void feed() {
    for (int partition = 0; partition < TestBroker.PARTITIONS; partition++) {
      log.frame(partition, sources.get(partition).trades(0, 5, wall(), wall()));
    }
  }

  private List<String> published(int partition) {
    return log.read(Topics.updates(log.epoch), partition).stream()
        .map(LogRecord::value)
        .map(HexFormat.of()::formatHex)
        .toList();
  }

  private ComputeNode node() {
    return new ComputeNode(
        log,
        OFTEN,
        partition -> new CoreProcessor(new PartitionCore(partition, log.epoch, CoreMetrics.none())),
        null);
  }

  private void awaitDrained(ComputeNode... nodes) {
    Map<Integer, Long> ends = log.tickEnds();
    await(() -> {
      Map<Integer, Long> stored = new TreeMap<>();
      for (ComputeNode node : nodes) {
        stored.putAll(node.owners.checkpointed());
      }
      assertThat(stored).isEqualTo(ends);
    });
  }

  private static long wall() {
    Instant now = Instant.now();
    return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
  }

  private static void await(ThrowingRunnable assertion) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(assertion);
  }
}
