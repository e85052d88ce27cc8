package io.marketdata.compute.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.compute.core.CoreMetrics;
import io.marketdata.compute.core.CoreScript;
import io.marketdata.compute.core.PartitionCore;
import io.marketdata.compute.ticks.kafka.KafkaOwnerCloses;
import io.marketdata.kafka.LogRecord;
import io.marketdata.wire.TickFrameCheck;
import io.marketdata.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A source falls silent on a real broker: its owner closes its bars, and it comes back. */
@Timeout(90)
class MuteSourceTest {

  private static final long SECOND = 1_000_000_000;
  private static final long MINUTE = 60 * SECOND;
  private static final Duration OFTEN = Duration.ofMillis(200);
  private static final Duration NEVER = Duration.ofSeconds(29);

  private final KafkaLog log = new KafkaLog();
  private final KafkaOwnerCloses closes =
      new KafkaOwnerCloses(log.settings, Topics.ticks(log.epoch));
  private final CoreScript source = new CoreScript(log.epoch, 7);

  /** In the middle of a minute that is over: what is due of it is due now. */
  private final long passed = wall() / MINUTE * MINUTE - MINUTE - 30 * SECOND;

  @AfterEach
  void close() {
    closes.close();
    log.close();
  }

  private static long wall() {
    Instant now = Instant.now();
    return now.getEpochSecond() * SECOND + now.getNano();
  }

  private ComputeNode node(Duration checkpoints) {
    return new ComputeNode(
        log,
        checkpoints,
        partition -> new CoreProcessor(new PartitionCore(partition, log.epoch, CoreMetrics.none())),
        new MuteRule(MuteRule.SHORTEST_SILENCE, closes, MuteSourceTest::wall, () -> false));
  }

  private void sourceTrades() {
    log.frame(0, source.begin(wall()));
    log.frame(0, source.trade(passed, 100, wall()));
  }

  private List<String> bars() {
    return CoreScript.texts(frames(), "bar");
  }

  private List<byte[]> frames() {
    return log.read(Topics.updates(log.epoch), 0).stream().map(LogRecord::value).toList();
  }

  private long ownerRecords() {
    io.marketdata.wire.FrameReader frame = new io.marketdata.wire.FrameReader();
    return log.read(Topics.ticks(log.epoch), 0).stream()
        .filter(record ->
            TickFrameCheck.check(frame, record.value()) == TickFrameCheck.Verdict.OWNER_CLOSE)
        .count();
  }

  /** Whatever was published, once or twice, is what a fresh core makes of the log. */
  private void assertPublishedAsByAFreshCore() {
    Set<String> published = new LinkedHashSet<>();
    frames().forEach(frame -> published.add(HexFormat.of().formatHex(frame)));
    List<String> fresh = CoreScript.fresh(log.epoch, log.read(Topics.ticks(log.epoch), 0));
    assertThat(List.copyOf(published)).isEqualTo(fresh);
  }

  private static void await(ThrowingRunnable assertion) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(40))
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(assertion);
  }

  @Test
  void shouldCloseBarsOfAMuteSourcePartialAndReviseThemWhenItReturns() {
    try (ComputeNode node = node(OFTEN)) {
      // given
      sourceTrades();
      await(() -> assertThat(bars()).hasSize(1).last().asString().contains(" OPEN "));

      // when
      await(() -> assertThat(bars()).hasSizeGreaterThan(1));

      // then
      assertThat(bars().get(1)).endsWith("CLOSED 100/100/100/100 vol 1 partial");

      // when
      log.frame(0, source.trade(passed + SECOND, 105, wall()));
      log.frame(0, source.watermark(wall()));

      // then
      await(() -> assertThat(bars()).hasSize(4));
      assertThat(bars().get(2)).endsWith("REVISED 100/105/100/105 vol 2 rev 1 partial");
      assertThat(bars().get(3)).endsWith("REVISED 100/105/100/105 vol 2 rev 2");
      assertThat(node.alarms).isEmpty();
      assertPublishedAsByAFreshCore();
    }
  }

  @Test
  void shouldIgnoreTheLateCloseOfAFormerOwner() {
    // given
    sourceTrades();
    byte[] late = source.ownerClose(wall(), 0, 0);
    try (ComputeNode node = node(OFTEN)) {
      await(() -> assertThat(node.owners.checkpointed()).containsEntry(0, 2L));

      // when
      log.frame(0, late);

      // then
      await(() -> assertThat(node.owners.checkpointed().get(0)).isGreaterThanOrEqualTo(3));
      assertThat(bars()).hasSize(1).last().asString().contains(" OPEN ");
    }
  }

  @Test
  void shouldGiveTheSameUpdatesWhateverOwnersCloseAndCrash() {
    // given
    sourceTrades();
    ComputeNode first = node(NEVER);
    await(() -> assertThat(bars()).hasSize(2));
    log.frame(0, source.ownerClose(wall(), 1, 0));
    first.kill();

    // when
    try (ComputeNode second = node(OFTEN)) {
      log.frame(0, source.trade(passed + SECOND, 105, wall()));
      log.frame(0, source.watermark(wall()));

      // then
      await(() -> assertThat(bars().getLast()).endsWith("REVISED 100/105/100/105 vol 2 rev 2"));
      await(() -> assertThat(second.owners.checkpointed().get(0)).isEqualTo(log.tickEnds().get(0)));
      assertThat(ownerRecords()).isGreaterThanOrEqualTo(2);
      assertPublishedAsByAFreshCore();
    }
  }
}
