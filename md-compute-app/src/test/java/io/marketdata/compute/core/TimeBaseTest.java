package io.marketdata.compute.core;

import static io.marketdata.compute.core.ClosingTest.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.instrument.Instrument;
import io.marketdata.wire.sbe.LineState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Time bases at the edges of what a number holds. */
class TimeBaseTest {

  private static final Instrument COIN = ClosingTest.other("BTCUSD.BITSTAMP");
  private static final long MILLION_TIMES = 1_000_000_000L;

  private final CoreRun run = new CoreRun();
  private final TickScript script = new TickScript("test");

  private static long millis(String time) {
    return at(time) / 1_000_000;
  }

  @Test
  void shouldNotTakeALineWhoseTimeBaseHasRunOut() {
    // given
    script.speedMilli = MILLION_TIMES;

    // when
    run.apply(script.line(LineState.LIVE).frame(at("10:00:00")));

    // then
    assertThat(run.counts.rejected).containsEntry(RejectReason.BAD_LINE, 1L);
  }

  @Test
  void shouldNotTakeALineWithAnAnchorThatIsNoTime() {
    // given
    script.anchor = Long.MAX_VALUE;

    // when
    run.apply(script.line(LineState.LIVE).frame(at("10:00:00")));

    // then
    assertThat(run.counts.rejected).containsEntry(RejectReason.BAD_LINE, 1L);
  }

  @Test
  void shouldBelieveASourceWhoseFastTimeBaseRunsOutLater() {
    // given
    script.anchor = at("10:00:00");
    script.speedMilli = MILLION_TIMES;
    run.apply(script.line(LineState.LIVE).reference(COIN).frame(at("10:00:00")));

    // when
    List<Update> updates =
        run.apply(
            script.trade(COIN, at("10:00:05"), 100, 1).frame(at("10:00:05")), millis("13:00:00"));

    // then
    assertThat(updates).isNotEmpty();
    assertThat(run.counts.rejections()).isZero();
    assertThat(run.counts.alarms).isEmpty();
  }

  @Test
  void shouldNotBelieveAnArrivalBeforeAllTime() {
    // given
    run.apply(script.line(LineState.LIVE).reference(COIN).frame(at("10:00:00")));

    // when
    List<Update> updates =
        run.apply(
            script.trade(COIN, at("20:00:00"), 100, 1).frame(Long.MIN_VALUE), millis("10:00:01"));

    // then
    assertThat(updates).isEmpty();
    assertThat(run.counts.rejected).containsEntry(RejectReason.FUTURE, 1L);
    assertThat(run.counts.alarms).containsEntry("arrival", 1L);
  }
}
