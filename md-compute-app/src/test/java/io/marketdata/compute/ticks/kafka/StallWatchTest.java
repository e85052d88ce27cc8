package io.marketdata.compute.ticks.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StallWatchTest {

  private final StallWatch watch = new StallWatch(10, 0);

  @Test
  void shouldCallAReceiverStuckThatHasLagAndDemandAndReadsNothing() {
    // given
    watch.isStuck(1, 5, true, true);

    // when
    boolean before = watch.isStuck(10, 5, true, true);
    boolean after = watch.isStuck(11, 5, true, true);

    // then
    assertThat(before).isFalse();
    assertThat(after).isTrue();
  }

  @Test
  void shouldWaitAnewAfterEveryRecordAndWhileThereIsNoLagOrNoDemand() {
    // given
    watch.isStuck(1, 5, true, true);

    // when
    watch.isStuck(9, 6, true, true);
    boolean read = watch.isStuck(18, 6, true, true);
    watch.isStuck(18, 6, false, true);
    boolean lag = watch.isStuck(27, 6, true, true);
    watch.isStuck(27, 6, true, false);
    boolean demand = watch.isStuck(36, 6, true, true);

    // then
    assertThat(read || lag || demand).isFalse();
    assertThat(watch.isStuck(37, 6, true, true)).isTrue();
  }
}
