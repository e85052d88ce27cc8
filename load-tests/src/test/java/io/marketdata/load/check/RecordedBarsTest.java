package io.marketdata.load.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The golden figures were taken from the file by other programs. */
class RecordedBarsTest {

  private static final String FIRST =
      "md:{BTCUSD.BITSTAMP}:1m:20131125 00 bar 2013-11-25T00:00:00Z";

  private final RecordedTrades recorded = RecordedTrades.read();
  private final List<RecordedTrades.Trade> trades = recorded.upTo(100_000, 0);

  @Test
  void shouldLeaveOutRowsWithoutSize() {
    // when
    long minutes = new RecordedBars(trades).minutes();

    // then
    assertThat(recorded.rows()).isEqualTo(100_000);
    assertThat(trades).hasSize(99_982);
    assertThat(minutes).isEqualTo(9_399);
  }

  @Test
  void shouldNameEveryDifferenceOfAStoredBar() {
    // given
    RecordedBars bars = new RecordedBars(trades.subList(0, 12));
    Map<String, String> stored = new HashMap<>();
    stored.put("open", "800.01");
    stored.put("high", "807.47");
    stored.put("low", "800.01");
    stored.put("close", "807.47");
    stored.put("volume", "2.85664447");
    stored.put("turnover", "2294.4157181676");
    stored.put("trades", "11");
    stored.put("firstTradeId", "1");
    stored.put("lastTradeId", "11");
    stored.put("seq", "4");
    ViewContent view = new ViewContent();
    view.put(FIRST, stored);

    // when
    Findings findings = bars.differencesIn(view);

    // then
    assertThat(findings.lines())
        .singleElement()
        .asString()
        .isEqualTo("recorded trades: " + FIRST + ": volume is 2.85664447 instead of 2.85664446");
  }

  @Test
  void shouldBeginTheNextLoopAtAFullMinute() {
    // when
    List<RecordedTrades.Trade> second = recorded.upTo(100_001, 0);

    // then
    assertThat(second.getLast().time()).isEqualTo(1_385_913_780_000_000_000L);
    assertThat(second.getLast().price()).isEqualTo(trades.getFirst().price());
  }
}
