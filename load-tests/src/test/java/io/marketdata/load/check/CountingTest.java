package io.marketdata.load.check;

import static io.marketdata.load.check.UpdateSamples.OPEN_TIME;
import static io.marketdata.load.check.UpdateSamples.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.wire.sbe.BarState;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountingTest {

  @Test
  void shouldFindNothingWhereCountersGoOn() {
    // given
    byte[] before = frame(9, to -> to.trade(4, 1000));
    byte[] after = frame(1, to -> to.trade(5, 1001));

    // when
    Counting counting = new Counting();
    counting.take(List.of(before, after));

    // then
    assertThat(counting.findings().lines()).isEmpty();
  }

  @Test
  void shouldNameCountersThatBeginAnewOrLeaveOneOut() {
    // given
    byte[] before =
        frame(
            9,
            to -> {
              to.trade(4, 1000);
              to.bar(8, OPEN_TIME, 1000, BarState.OPEN);
            });
    byte[] after =
        frame(
            1,
            to -> {
              to.trade(6, 1001);
              to.bar(8, OPEN_TIME, 1001, BarState.OPEN);
            });

    // when
    Counting counting = new Counting();
    counting.take(List.of(before, after));

    // then
    assertThat(counting.findings().lines())
        .containsExactly(
            "epoch 1: AAA.SH trade goes on with 6 after 4",
            "epoch 1: AAA.SH bar.1m goes on with 8 after 8");
  }
}
