package io.marketdata.compute.core;

import static io.marketdata.compute.core.CoreRun.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.instrument.Instrument;
import io.marketdata.instrument.TestInstruments;
import io.marketdata.wire.sbe.LineState;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trading days that a feed gives; the day is Monday, 2026-03-02, in Shanghai. */
class TradingDayTest {

  private static final Instrument SHARE =
      RandomLog.of(TestInstruments.KWEICHOW_MOUTAI, "600519.SH", "test");
  private static final long TEN = ClosingTest.at("02:00:00");

  private final CoreRun run = new CoreRun();
  private final TickScript script = new TickScript("test");

  TradingDayTest() {
    script.start = ClosingTest.at("00:00:00");
    run.apply(script.line(LineState.LIVE).reference(SHARE).frame(ClosingTest.at("00:00:00")));
  }

  private List<Update> trade(long time, String tradingDay) {
    script.tradingDay = (int) LocalDate.parse(tradingDay).toEpochDay();
    return run.apply(script.trade(SHARE, time, 100, 1).frame(time));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-02-27", "2026-03-02", "2026-03-03"})
  void shouldTakeTheDayThatCoversTheStampAndItsNeighbours(String tradingDay) {
    // when
    trade(TEN, tradingDay);

    // then
    assertThat(run.counts.rejected).doesNotContainKey(RejectReason.BAD_TRADING_DAY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-13",
        "2026-02-26",
        "2026-02-28",
        "2026-03-01",
        "2026-03-04",
        "2026-03-20"
      })
  void shouldRejectAnyOther(String tradingDay) {
    // when
    List<Update> updates = trade(TEN, tradingDay);

    // then
    assertThat(updates).isEmpty();
    assertThat(run.counts.rejected).containsEntry(RejectReason.BAD_TRADING_DAY, 1L);
  }

  @Test
  void shouldNotBlockASymbolByOneWrongDay() {
    // given
    trade(TEN, "2026-03-02");
    trade(TEN + TickScript.SECOND, "2026-03-12");

    // when
    List<Update> updates = trade(TEN + 2 * TickScript.SECOND, "2026-03-02");

    // then
    assertThat(texts(updates, "day")).containsExactly("day 600519.SH OPEN 100/100/100/100 vol 2");
    assertThat(texts(updates, "quote")).hasSize(1);
  }
}
