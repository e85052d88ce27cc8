package io.marketdata.compute.core;

import static io.marketdata.compute.core.ClosingTest.at;
import static io.marketdata.compute.core.CoreRun.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.instrument.Instrument;
import io.marketdata.wire.sbe.LineState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When definitions count, and which are passed on. */
class ReferenceTest {

  private static final Instrument COIN = ClosingTest.other("BTCUSD.BITSTAMP");
  private static final long DAY = 86_400 * TickScript.SECOND;

  private final CoreRun run = new CoreRun();
  private final TickScript script = new TickScript("test");

  ReferenceTest() {
    script.start = at("00:00:00");
    run.apply(script.line(LineState.LIVE).frame(at("00:00:00")));
  }

  private static Instrument withPriceExponent(int exponent) {
    Instrument i = COIN;
    return new Instrument(
        i.symbol(),
        i.market(),
        i.type(),
        i.currency(),
        exponent,
        i.sizeExponent(),
        i.priceTick(),
        i.lot(),
        i.multiplier(),
        i.freeFloat(),
        i.sessionId(),
        i.indicatorSetId(),
        i.barPrice(),
        i.source(),
        i.name());
  }

  @Test
  void shouldPassANewSetOnAndNotItsRepeat() {
    // when
    List<Update> first = run.apply(script.reference(COIN).frame(at("00:00:01")));
    List<Update> repeat = run.apply(script.reference(COIN).frame(at("00:00:02")));

    // then
    assertThat(first.stream().map(Update::text))
        .containsExactly("template 34", "template 36", "template 30", "template 33");
    assertThat(repeat).isEmpty();
    assertThat(run.counts.rejections()).isZero();
  }

  @Test
  void shouldNotCountBeforeTheEnd() {
    // given
    run.apply(script.definitions(COIN).frame(at("00:00:01")));

    // when
    List<Update> updates =
        run.apply(script.trade(COIN, at("00:00:02"), 1, 1).frame(at("00:00:02")));

    // then
    assertThat(updates).isEmpty();
    assertThat(run.counts.rejected).containsEntry(RejectReason.UNKNOWN_INSTRUMENT, 1L);
  }

  @Test
  void shouldRejectAnEndOfWhichSomethingIsMissing() {
    // when
    List<Update> updates = run.apply(script.definitions(COIN).end(1).frame(at("00:00:01")));

    // then
    assertThat(updates).isEmpty();
    assertThat(run.counts.rejected).containsEntry(RejectReason.INCOMPLETE_REFERENCE, 1L);
  }

  @Test
  void shouldRejectAnEndWithAnotherChecksum() {
    // given
    script.checksumError = 1;

    // when
    List<Update> updates = run.apply(script.reference(COIN).frame(at("00:00:01")));

    // then
    assertThat(updates).isEmpty();
    assertThat(run.counts.rejected).containsEntry(RejectReason.INCOMPLETE_REFERENCE, 1L);
  }

  @Test
  void shouldSkipALowerVersion() {
    // given
    run.apply(script.version(3).reference(COIN).frame(at("00:00:01")));

    // when
    List<Update> updates =
        run.apply(script.version(2).reference(withPriceExponent(-3)).frame(at("00:00:02")));

    // then
    assertThat(updates).isEmpty();
    assertThat(run.counts.skipped).isEqualTo(4);
  }

  @Test
  void shouldRejectTheSameVersionWithAnotherContent() {
    // given
    run.apply(script.reference(COIN).frame(at("00:00:01")));

    // when
    List<Update> updates = run.apply(script.reference(withPriceExponent(-3)).frame(at("00:00:02")));

    // then
    assertThat(updates).isEmpty();
    assertThat(run.counts.rejected).containsEntry(RejectReason.REFERENCE_CONFLICT, 1L);
  }

  @Test
  void shouldChangeARuleWithTheNextTradingDay() {
    // given
    Instrument finer = withPriceExponent(-3);
    run.apply(script.reference(COIN).frame(at("00:00:01")));
    run.apply(script.trade(COIN, at("10:00:00"), 100, 1).frame(at("10:00:00")));
    run.apply(script.version(2).reference(finer).frame(at("10:00:01")));

    // when
    List<Update> today =
        run.apply(script.trade(finer, at("10:00:02"), 1_010, 1).frame(at("10:00:02")));
    run.reload();
    List<Update> inexact =
        run.apply(script.trade(finer, at("10:00:03"), 1_011, 1).frame(at("10:00:03")));
    List<Update> tomorrow =
        run.apply(script.trade(finer, at("10:00:00") + DAY, 1_011, 1).frame(at("10:00:00") + DAY));

    // then
    assertThat(texts(today, "trade")).containsExactly("trade BTCUSD.BITSTAMP 1@101 NEUTRAL");
    assertThat(inexact).isEmpty();
    assertThat(run.counts.rejected).containsEntry(RejectReason.SCALE, 1L);
    assertThat(texts(tomorrow, "trade")).containsExactly("trade BTCUSD.BITSTAMP 1@1011 NEUTRAL");
    assertThat(texts(tomorrow, "day"))
        .containsExactly(
            "day BTCUSD.BITSTAMP CLOSED 100/101/100/101 vol 2",
            "day BTCUSD.BITSTAMP OPEN 1011/1011/1011/1011 vol 1");
  }

  @Test
  void shouldForgetAnUnfinishedSetOfAnEarlierTerm() {
    // given
    run.apply(script.definitions(COIN, ClosingTest.other("CUT")).frame(at("00:00:01")));
    run.reload();
    TickScript restarted = new TickScript("test").term(1);

    // when
    List<Update> updates = run.apply(restarted.reference(COIN).frame(at("00:00:02")));

    // then
    assertThat(updates).hasSize(4);
    assertThat(run.counts.rejections()).isZero();
    run.store(run.core);
    assertThat(run.store.keySet()).noneMatch(key -> key.startsWith("r/staged/"));
  }

  @Test
  void shouldKeepAnUnfinishedSetOverALoad() {
    // given
    run.apply(script.definitions(COIN).frame(at("00:00:01")));
    run.reload();

    // when
    List<Update> updates = run.apply(script.end(0).frame(at("00:00:02")));

    // then
    assertThat(updates).hasSize(4);
    run.store(run.core);
    assertThat(run.store.keySet())
        .containsExactlyInAnyOrder(
            "partition",
            "r/instrument/BTCUSD.BITSTAMP/1",
            "r/calendar/test/always/1",
            "r/session/test/crypto/1",
            "s/BTCUSD.BITSTAMP/figures");
  }
}
