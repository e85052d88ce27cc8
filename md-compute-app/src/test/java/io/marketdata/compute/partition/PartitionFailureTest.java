package io.marketdata.compute.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.compute.checkpoint.CheckpointFailedException;
import io.marketdata.compute.checkpoint.Claim;
import io.marketdata.compute.checkpoint.StateEntry;
import io.marketdata.compute.core.PartitionCore;
import io.marketdata.compute.ticks.TickRecord;
import io.marketdata.wire.sbe.MessageHeaderEncoder;
import io.marketdata.wire.sbe.PartitionRecordEncoder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** What ends in another load, in an alarm or in letting go. */
class PartitionFailureTest extends OwnersFixture {

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
  void shouldRaiseNoAlarmWhereAnotherOwnerStoresWhileItLoads() {
    // given
    assign();
    give(0);
    pass(Duration.ofSeconds(2));
    eventually(() -> assertThat(checkpoints.commits).containsExactly(1L));
    owners.revoked(List.of(0));
    nanos.addAndGet(Duration.ofSeconds(61).toNanos());
    owners.tick();
    checkpoints.beforeEntries =
        () -> {
          byte[] frame = OwnersFixture.frame(1);
          byte[] record =
              SummingProcessor.partitionRecord(1, 2, 1_000_000, SummingProcessor.checksum(frame));
          checkpoints
              .open(0, MEMBER, new Claim())
              .commit(List.of(new StateEntry(SummingProcessor.bytes("partition"), record)), 2);
        };

    // when
    owners.assigned(List.of(0), MEMBER);

    // then
    eventually(() -> assertThat(events).contains("refused"));
    assertThat(owners.alarms()).isEmpty();
    pass(Duration.ofSeconds(8));
    eventually(() -> assertThat(source.seeks).containsExactly(0L, 2L));
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
  void shouldServeNothingWhereAnotherOutputVersionMadeTheState() {
    // given
    byte[] record = SummingProcessor.partitionRecord(1, 0, 0, 0);
    new PartitionRecordEncoder()
        .wrap(new UnsafeBuffer(record), MessageHeaderEncoder.ENCODED_LENGTH)
        .outputVersion(PartitionCore.OUTPUT_VERSION + 1);
    checkpoints.put("partition", record);

    // when
    owners.assigned(List.of(0), MEMBER);

    // then
    eventually(() -> assertThat(events).contains("OTHER_OUTPUT_VERSION"));
    assertThat(owners.alarms().get(0)).startsWith("the state is of output version 3, not 2;");
    assertThat(source.seeks).isEmpty();
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
  void shouldReloadWhereTheCoreCannotSayWhatChanged() {
    // given
    assign();
    owners.record(new TickRecord(0, 0, 0, SummingProcessor.bytes("unstorable=1")));
    pass(Duration.ofSeconds(2));
    eventually(() -> assertThat(events).contains("CHECKPOINT_FAILED"));

    // when
    pass(Duration.ofSeconds(1));

    // then
    eventually(() -> assertThat(source.seeks).containsExactly(0L, 0L));
    give(0);
    pass(Duration.ofSeconds(3));
    eventually(() -> assertThat(checkpoints.commits).containsExactly(1L));
  }

  @Test
  void shouldLoadAgainWhereALoadEndsInAnError() {
    // given
    checkpoints.openError = new LinkageError("a test's");
    owners.assigned(List.of(0), MEMBER);
    eventually(() -> assertThat(events).contains("LOAD_FAILED"));

    // when
    checkpoints.openError = null;
    pass(Duration.ofSeconds(1));

    // then
    eventually(() -> assertThat(source.seeks).containsExactly(0L));
  }

  @Test
  void shouldLoadAgainWhereATaskOfTheCoresThreadFails() {
    // given
    source.failure = new IllegalStateException("a test's");
    owners.assigned(List.of(0), MEMBER);
    eventually(() -> assertThat(events).contains("CORE_FAILED"));

    // when
    source.failure = null;
    pass(Duration.ofSeconds(1));

    // then
    eventually(() -> assertThat(source.seeks).containsExactly(0L));
    assertThat(owners.isLoaded()).isTrue();
  }
}
