package io.marketdata.compute.core;

import static io.marketdata.compute.core.ClosingTest.at;
import static io.marketdata.compute.core.CoreRun.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.wire.sbe.LineState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bars that a partition's owner closes for a source that is mute. */
class OwnerCloseTest extends MuteFixture {
  @Test
  void shouldCloseWhatIsDueMarkedPartial() {
    // when
    List<Update> updates = owner("10:02:10");

    // then
    assertThat(bars(updates))
        .containsExactly(
            "bar BTCUSD.BITSTAMP 10:00 CLOSED 100/100/100/100 vol 1 partial",
            "minute BTCUSD.BITSTAMP 10:00 CLOSED 1@100 day 1",
            "minute BTCUSD.BITSTAMP 10:01 CLOSED blank 0@100 day 1");
    assertThat(run.counts.alarms).containsEntry("owner closed", 1L);
    assertThat(run.counts.applied).isEqualTo(run.counts.read);
  }

  @Test
  void shouldCloseInTheOrderOfBoundaryAndSymbol() {
    // given
    source(script.trade(OTHER, at("10:00:31"), 50, 1), "10:00:31");

    // when
    List<Update> updates = owner("10:02:10");

    // then
    assertThat(texts(updates, "minute"))
        .containsExactly(
            "minute BTCUSD.BITSTAMP 10:00 CLOSED 1@100 day 1",
            "minute ETHUSD.BITSTAMP 10:00 CLOSED 1@50 day 1",
            "minute BTCUSD.BITSTAMP 10:01 CLOSED blank 0@100 day 1",
            "minute ETHUSD.BITSTAMP 10:01 CLOSED blank 0@50 day 1");
  }

  @Test
  void shouldCloseNothingTwice() {
    // given
    owner("10:02:10");

    // when
    List<Update> again = owner("10:02:10");
    List<Update> earlier = owner("10:01:10");
    List<Update> later = owner("10:03:10");

    // then
    assertThat(again).isEmpty();
    assertThat(earlier).isEmpty();
    assertThat(bars(later))
        .containsExactly("minute BTCUSD.BITSTAMP 10:02 CLOSED blank 0@100 day 1");
  }

  @Test
  void shouldCloseTheDayThatHasEnded() {
    // given
    long behind = at("23:59:59") + 70 * TickScript.SECOND;

    // when
    List<Update> updates = owner(behind, newest, behind);

    // then
    assertThat(texts(updates, "day"))
        .containsExactly("day BTCUSD.BITSTAMP CLOSED 100/100/100/100 vol 1 partial");
  }

  @Test
  void shouldCloseNoMoreThanIsDueAtTheBrokerByAnOwnerWhoseClockIsAhead() {
    // when
    List<Update> updates = owner(at("11:02:10"), newest, at("10:02:10"));

    // then
    assertThat(texts(updates, "minute"))
        .containsExactly(
            "minute BTCUSD.BITSTAMP 10:00 CLOSED 1@100 day 1",
            "minute BTCUSD.BITSTAMP 10:01 CLOSED blank 0@100 day 1");
    assertThat(run.counts.alarms).containsEntry("owner close", 1L);
  }

  @Test
  void shouldCloseNothingByAnOwnerWhoseClockIsBehind() {
    // when
    List<Update> updates = owner(at("09:02:10"), newest, at("10:02:10"));

    // then
    assertThat(bars(updates)).isEmpty();
  }

  @Test
  void shouldTellAnOwnerWhatItCouldCloseWhereThatWouldCloseSomething() {
    // given
    OwnerClose expected = new OwnerClose("test", 1, 7, newest, at("10:01:01"));

    // then
    assertThat(run.core.overdue(at("10:01:00"))).isEmpty();
    assertThat(run.core.overdue(at("10:01:01"))).containsExactly(expected);

    // when
    run.apply(expected.toFrame());

    // then
    assertThat(run.core.overdue(at("10:02:00"))).isEmpty();
    assertThat(run.core.overdue(at("10:02:01"))).hasSize(1);
  }

  @Test
  void shouldIgnoreAnOwnerThatReadNothingBehindAFirstRecord() {
    // given
    CoreRun fresh = new CoreRun();
    fresh.apply(
        script
            .line(LineState.LIVE)
            .reference(COIN)
            .trade(COIN, at("10:00:30"), 100, 1)
            .frame(at("10:00:30")));

    // when
    fresh.apply(script.ownerClose(at("10:01:01"), SourceTime.NO_POSITION).frame(at("10:01:01")));

    // then
    assertThat(fresh.counts.skipped).isEqualTo(1);
  }

  @Test
  void shouldIgnoreAnOwnerThatHasNotReadTheNewestMessage() {
    // given
    long before = newest;
    source(script.trade(COIN, at("10:00:40"), 110, 1), "10:00:40");

    // when
    List<Update> updates = owner(at("10:02:10"), before, at("10:02:10"));

    // then
    assertThat(updates).isEmpty();
    assertThat(run.counts.skipped).isEqualTo(1);
  }

  @Test
  void shouldIgnoreAnOwnerOfAnotherTerm() {
    // when
    List<Update> lower = run.apply(script.term(6).ownerClose(at("10:02:10"), newest).frame(0), 0);
    List<Update> higher = run.apply(script.term(8).ownerClose(at("10:02:10"), newest).frame(0), 0);
    List<Update> tick =
        run.apply(script.term(7).trade(COIN, at("10:00:50"), 110, 1).frame(at("10:00:50")));

    // then
    assertThat(lower).isEmpty();
    assertThat(higher).isEmpty();
    assertThat(tick).as("the term of the source is still 7").isNotEmpty();
    assertThat(run.counts.skipped).isEqualTo(2);
  }

  @Test
  void shouldIgnoreAnOwnerOfASourceThatIsUnknownOrHasATimeOfItsOwn() {
    // given
    TickScript file = new TickScript("file");
    file.timePerSymbol = true;
    TickScript replayed = new TickScript("rows");
    replayed.wallBased = false;
    run.apply(file.line(LineState.LIVE).frame(at("10:00:30")));
    run.apply(replayed.line(LineState.LIVE).frame(at("10:00:30")));
    long all = Long.MAX_VALUE;

    // when
    run.apply(new TickScript("unknown").ownerClose(at("10:02:00"), all).frame(at("10:02:00")));
    run.apply(file.ownerClose(at("10:02:00"), all).frame(at("10:02:00")));
    run.apply(replayed.ownerClose(at("10:02:00"), all).frame(at("10:02:00")));

    // then
    assertThat(run.counts.skipped).isEqualTo(3);
    assertThat(run.counts.alarms).isEmpty();
  }

  @Test
  void shouldTellOnceThatItsSymbolsAreStaleAndOnceThatTheyAreNot() {
    // when
    List<Update> closed = owner("10:02:10");
    List<Update> again = owner("10:03:10");
    List<Update> back = source(script.watermark(at("10:00:31")), "10:03:20");
    List<Update> on = source(script.watermark(at("10:00:32")), "10:03:21");

    // then
    assertThat(texts(closed, "status"))
        .containsExactly("status BTCUSD.BITSTAMP QUALITY CONTINUOUS STALE");
    assertThat(texts(again, "status")).isEmpty();
    assertThat(texts(back, "status"))
        .containsExactly("status BTCUSD.BITSTAMP QUALITY CONTINUOUS OK");
    assertThat(texts(on, "status")).isEmpty();
  }

  @Test
  void shouldTellTheLineOfANewTermInstead() {
    // given
    owner("10:02:10");

    // when
    List<Update> back = source(script.term(8).line(LineState.LIVE), "10:02:20");

    // then
    assertThat(texts(back, "status"))
        .containsExactly("status BTCUSD.BITSTAMP LINE_LIVE CONTINUOUS OK");
  }
}
