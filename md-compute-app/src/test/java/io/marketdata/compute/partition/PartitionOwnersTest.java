package io.marketdata.compute.partition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class PartitionOwnersTest extends OwnersFixture {

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
}
