package io.marketdata.compute.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.compute.checkpoint.CheckpointFailedException;
import io.marketdata.compute.checkpoint.Claim;
import io.marketdata.compute.ticks.Membership;
import io.marketdata.compute.ticks.TickRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PartitionOwnersTest {

  private static final Membership MEMBER = new Membership() {};

  private final MemorySource source = new MemorySource();
  private final MemoryPublisher publisher = new MemoryPublisher();
  private final MemoryCheckpoints checkpoints = new MemoryCheckpoints();
  private final AtomicLong nanos = new AtomicLong();
  private final List<String> events = new CopyOnWriteArrayList<>();
  private final PartitionOwners owners = owners();

  static byte[] frame(long offset) {
    return SummingProcessor.bytes("k=" + offset);
  }

  @AfterEach
  void revoke() {
    owners.revoked(List.of(0));
  }

  @Test
  void shouldApplyInOrderPublishAndCheckpointEveryInterval() {
    // given
    assign();
    give(0, 1, 2);

    // when
    pass(Duration.ofSeconds(2));

    // then
    eventually(() -> assertThat(checkpoints.commits).containsExactly(3L));
    assertThat(publisher.sent).containsExactly("0 k 1:0", "1 k 2:1", "2 k 3:3");
    eventually(() -> assertThat(owners.checkpointed()).isEqualTo(Map.of(0, 3L)));
    assertThat(owners.isDrained(Map.of(0, 3L))).isTrue();
    assertThat(owners.isDrained(Map.of(0, 4L))).isFalse();
    assertThat(source.released).hasValue(3);
  }

  @Test
  void shouldNotCheckpointBeforeTheIntervalNorWithoutProgress() {
    // given
    assign();
    give(0);
    pass(Duration.ofSeconds(2));
    eventually(() -> assertThat(owners.checkpointed()).isEqualTo(Map.of(0, 1L)));

    // when
    pass(Duration.ofSeconds(10));
    give(1);
    pass(Duration.ofMillis(100));

    // then
    eventually(() -> assertThat(checkpoints.commits).containsExactly(1L, 2L));
    give(2);
    pass(Duration.ofMillis(1_800));
    eventually(() -> assertThat(publisher.sent).hasSize(3));
    assertThat(checkpoints.commits).containsExactly(1L, 2L);
  }

  @Test
  void shouldDropLeftoversAndRecordsAheadOfTheExpectedOne() {
    // given
    assign();
    give(0, 1);

    // when
    give(0, 1, 3, 4, 2);

    // then
    eventually(() -> assertThat(source.released).hasValue(7));
    assertThat(publisher.sent).containsExactly("0 k 1:0", "1 k 2:1", "2 k 3:3");
    assertThat(events).contains("BEHIND", "AHEAD");
  }

  @Test
  void shouldLoadAgainWhereARecordStaysMissingWhileTheLogIsLonger() {
    // given
    assign();
    give(0);
    owners.logEnd(0, 5);
    give(2);
    pass(Duration.ofMillis(9_900));
    assertThat(source.seeks).containsExactly(0L);

    // when
    pass(Duration.ofMillis(200));
    pass(Duration.ofSeconds(1));

    // then
    eventually(() -> assertThat(source.seeks).containsExactly(0L, 1L));
    assertThat(events).contains("RECORD_MISSING");
  }

  @Test
  void shouldCheckpointOnlyWhatIsAcknowledgedAndGoOnMeanwhile() {
    // given
    publisher.hold();
    assign();
    give(0, 1);
    eventually(() -> assertThat(publisher.held()).isEqualTo(2));
    pass(Duration.ofSeconds(2));
    publisher.answer(null);
    give(2);
    eventually(() -> assertThat(publisher.held()).isEqualTo(2));
    assertThat(checkpoints.commits).isEmpty();

    // when
    publisher.answer(null);

    // then
    eventually(() -> assertThat(checkpoints.commits).containsExactly(2L));
    publisher.answer(null);
  }

  @Test
  void shouldApplyWhileACommitIsWaitedFor() {
    // given
    CountDownLatch gate = new CountDownLatch(1);
    checkpoints.gate = gate;
    assign();
    give(0);
    pass(Duration.ofSeconds(2));

    // when
    give(1, 2);

    // then
    eventually(() -> assertThat(publisher.sent).hasSize(3));
    assertThat(checkpoints.commits).isEmpty();
    gate.countDown();
    eventually(() -> assertThat(checkpoints.commits).containsExactly(1L));
  }

  @Test
  void shouldStopApplyingWhileTooManyUpdatesWait() {
    // given
    publisher.hold();
    assign();

    // when
    give(0, 1, 2, 3, 4, 5);

    // then
    eventually(() -> assertThat(publisher.held()).isEqualTo(4));
    assertThat(source.released).hasValue(4);
    publisher.answer(null);
    eventually(() -> assertThat(source.released).hasValue(5));
    while (publisher.held() > 0) {
      publisher.answer(null);
    }
  }

  @Test
  void shouldReloadFromTheCheckpointWhereAnUpdateCannotBeSent() {
    // given
    assign();
    give(0, 1);
    pass(Duration.ofSeconds(2));
    eventually(() -> assertThat(checkpoints.commits).containsExactly(2L));
    publisher.hold();
    give(2, 3);
    eventually(() -> assertThat(publisher.held()).isEqualTo(2));

    // when
    publisher.answer(new IllegalStateException("broken"));
    eventually(() -> assertThat(events).contains("PUBLISH_FAILED"));
    pass(Duration.ofSeconds(1));

    // then
    eventually(() -> assertThat(source.seeks).containsExactly(0L, 2L));
    give(2);
    eventually(() -> assertThat(publisher.sent).last().isEqualTo("2 k 3:3"));
    publisher.answer(null);
    publisher.answer(null);
  }

  @Test
  void shouldDropItsMemoryWhereItIsRefusedAndComeBackLater() {
    // given
    assign();
    give(0);
    pass(Duration.ofSeconds(2));
    eventually(() -> assertThat(checkpoints.commits).containsExactly(1L));
    checkpoints.open(0, MEMBER, new Claim());
    give(1);

    // when
    pass(Duration.ofSeconds(2));
    eventually(() -> assertThat(events).contains("refused"));
    give(1);
    pass(Duration.ofSeconds(6));

    // then
    eventually(() -> assertThat(events).contains("NOT_SERVING"));
    assertThat(source.seeks).containsExactly(0L);
    pass(Duration.ofSeconds(2));
    eventually(() -> assertThat(source.seeks).containsExactly(0L, 1L));
  }

  @Test
  void shouldReloadWhereACheckpointFails() {
    // given
    assign();
    checkpoints.failure = new CheckpointFailedException(0, new IllegalStateException("broken"));
    give(0);
    pass(Duration.ofSeconds(2));
    eventually(() -> assertThat(events).contains("CHECKPOINT_FAILED"));

    // when
    checkpoints.failure = null;
    pass(Duration.ofSeconds(1));

    // then
    eventually(() -> assertThat(source.seeks).containsExactly(0L, 0L));
    give(0);
    pass(Duration.ofSeconds(3));
    eventually(() -> assertThat(checkpoints.commits).containsExactly(1L));
  }

  @Test
  void shouldCheckpointWhenRevokedAndComeBackFromMemory() {
    // given
    assign();
    give(0, 1);
    eventually(() -> assertThat(publisher.sent).hasSize(2));

    // when
    owners.revoked(List.of(0));
    assign();

    // then
    assertThat(checkpoints.commits).containsExactly(2L);
    assertThat(checkpoints.loads).isEqualTo(1);
    assertThat(source.seeks).containsExactly(0L, 2L);
    give(2);
    eventually(() -> assertThat(publisher.sent).last().isEqualTo("2 k 3:3"));
  }

  @Test
  void shouldReadTheStateWhereAnotherOwnerHasStoredMeanwhile() {
    // given
    assign();
    give(0, 1);
    eventually(() -> assertThat(publisher.sent).hasSize(2));
    owners.revoked(List.of(0));
    checkpoints.put("s/other", SummingProcessor.bytes("1:1"));

    // when
    assign();

    // then
    eventually(() -> assertThat(source.seeks).containsExactly(0L, 2L));
    assertThat(checkpoints.loads).isEqualTo(2);
  }

  @Test
  void shouldLetGoAfterTheGraceWhereTheStoreHangs() {
    // given
    CountDownLatch gate = new CountDownLatch(1);
    checkpoints.gate = gate;
    assign();
    give(0);
    eventually(() -> assertThat(publisher.sent).hasSize(1));
    long before = System.nanoTime();

    // when
    owners.revoked(List.of(0));

    // then
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
    gate.countDown();
    assertThat(owners.checkpointed()).isEmpty();
  }

  @Test
  void shouldNotTakeAPartitionOverOnceItIsGone() {
    // given
    CountDownLatch gate = new CountDownLatch(1);
    checkpoints.openGate = gate;
    owners.assigned(List.of(0), MEMBER);
    owners.revoked(List.of(0));

    // when
    gate.countDown();

    // then
    eventually(() -> assertThat(checkpoints.attempts).hasValue(1));
    assertThat(checkpoints.opened).isZero();
  }

  @Test
  void shouldServeNothingWhereTheCoreStops() {
    // given
    assign();

    // when
    owners.record(new TickRecord(0, 0, 0, SummingProcessor.bytes("poison")));
    give(1);

    // then
    eventually(() -> assertThat(events).contains("CORE_STOPPED", "UNSERVED"));
    assertThat(owners.isLoaded()).isTrue();
    assertThat(owners.checkpointed()).isEmpty();
    assertThat(source.released).hasValue(2);
  }

  @Test
  void shouldLengthenTheIntervalWhileCheckpointsAreTooLarge() {
    // given
    CheckpointPace pace = new CheckpointPace(OwnerLimits.DEFAULT, 0);
    long large = OwnerLimits.DEFAULT.checkpointBytes() + 1;

    // when
    for (int i = 0; i < 6; i++) {
      pace.measured(large);
    }

    // then
    assertThat(Duration.ofNanos(pace.intervalNanos())).isEqualTo(Duration.ofSeconds(30));
    assertThat(pace.isLengthened()).isTrue();
    for (int i = 0; i < 6; i++) {
      pace.measured(1);
    }
    assertThat(Duration.ofNanos(pace.intervalNanos())).isEqualTo(Duration.ofSeconds(2));
    assertThat(pace.isLengthened()).isFalse();
  }

  private PartitionOwners owners() {
    OwnerLimits base = OwnerLimits.DEFAULT;
    OwnerLimits limits =
        new OwnerLimits(
            base.checkpointInterval(),
            base.longestInterval(),
            base.checkpointBytes(),
            4,
            base.bytesInFlight(),
            base.missing(),
            Duration.ofMillis(700),
            base.retry(),
            base.longestRetry(),
            base.refusedDelay(),
            base.parked());
    return new PartitionOwners(
        1,
        source,
        publisher,
        checkpoints,
        _ -> new SummingProcessor(1),
        limits,
        new NotedMetrics(events),
        nanos::get);
  }

  private void assign() {
    int before = source.seeks.size();
    owners.assigned(List.of(0), MEMBER);
    eventually(() -> assertThat(source.seeks).hasSize(before + 1));
  }

  private void give(long... offsets) {
    for (long offset : offsets) {
      owners.record(new TickRecord(0, offset, offset, frame(offset)));
    }
  }

  /** Lets time pass after what was given has been looked at, then gives owners a look at it. */
  private void pass(Duration duration) {
    settle();
    nanos.addAndGet(duration.toNanos());
    owners.tick();
    settle();
  }

  private void settle() {
    int before = ticks();
    eventually(() -> {
      owners.tick();
      assertThat(ticks()).isGreaterThan(before);
    });
  }

  private int ticks() {
    return (int) events.stream().filter("tick"::equals).count();
  }

  private static void eventually(ThrowingRunnable assertion) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .pollInterval(Duration.ofMillis(5))
        .untilAsserted(assertion);
  }
}
