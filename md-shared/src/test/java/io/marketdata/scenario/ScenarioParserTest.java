package io.marketdata.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketdata.candle.Interval;
import io.marketdata.scenario.Tick.Figure;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A scenario is read whole or not at all. */
class ScenarioParserTest {

  private static final String TEXT =
      """
      scenario   A share in a test   # not part of the title
      rules      T5 S1
      zone       Asia/Shanghai
      day        2026-03-02
      instrument 600519.SH | session cn-a | lot 100 | board main
      source     push from 08:00 delay 3s
      ticks
      09:30:03.5 @09:30:05 snap 600519 last 18.00 cum 5000 90000.00 bid 17.99 100 phase continuous
      ? 1m 09:30 18.00 18.00 18.00 18.00 5000 90000.00 1 open 0 estimated
      gap 09:30:10..09:30:20
      2026-03-03T09:30:00 trade 600519 18.01 100 side buy id 7 cond @_T
      mark 2026-03-03T09:31:01
      expect 1m
         09:30 18.00 18.00 18.00 18.00 5000 90000.00 1 closed 0 estimated missing 5
      expect counts rejected 0
      """;

  private static long nanos(String utc) {
    Instant time = Instant.parse(utc);
    return time.getEpochSecond() * 1_000_000_000L + time.getNano();
  }

  private static Scenario parse(String text) {
    return ScenarioParser.parse("a.txt", text);
  }

  @Test
  void shouldReadAWholeFile() {
    // when
    Scenario scenario = parse(TEXT);

    // then
    assertThat(scenario.title()).isEqualTo("A share in a test");
    assertThat(scenario.rules()).containsExactly("T5", "S1");
    assertThat(scenario.instruments().getFirst().traits()).isEqualTo(Map.of("board", "main"));
    assertThat(scenario.instruments().getFirst().instrument().lot()).isEqualTo(100);
    assertThat(scenario.source())
        .isEqualTo(
            new ScenarioSource(
                ScenarioSource.Kind.PUSH, nanos("2026-03-02T00:00:00Z"), 3_000_000_000L, 0));
    assertThat(scenario.steps()).hasSize(5);
    assertThat(scenario.expectations()).hasSize(2);
  }

  @Test
  void shouldReadTicksInLocalTime() {
    // when
    Scenario scenario = parse(TEXT);

    // then
    Tick snapshot = (Tick) scenario.steps().get(0);
    assertThat(snapshot.eventTime()).isEqualTo(nanos("2026-03-02T01:30:03.5Z"));
    assertThat(snapshot.arrival()).isEqualTo(nanos("2026-03-02T01:30:05Z"));
    assertThat(snapshot.figures())
        .containsEntry(Figure.VOLUME, new BigDecimal("5000"))
        .containsEntry(Figure.BID, new BigDecimal("17.99"))
        .doesNotContainKey(Figure.OPEN);
    Tick trade = (Tick) scenario.steps().get(3);
    assertThat(trade.eventTime()).isEqualTo(nanos("2026-03-03T01:30:00Z"));
    assertThat(trade.arrival()).isEqualTo(trade.eventTime());
    assertThat(trade.words()).isEqualTo(Map.of("side", "buy", "cond", "@_T"));
  }

  @Test
  void shouldReadExpectedBars() {
    // when
    Expectation.Bars bars = (Expectation.Bars) parse(TEXT).expectations().getFirst();

    // then
    assertThat(bars.interval()).isEqualTo(Interval.M1);
    assertThat(bars.symbol()).isEqualTo("600519.SH");
    assertThat(bars.rows())
        .singleElement()
        .hasToString(
            "2026-03-02T01:30:00Z 18 18 18 18 5000 90000 1 closed 0 [estimated] {missing=5}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zone       Asia/Shanghai | zone Asia/Shanghai now | a.txt:3: nothing should follow",
        "lot 100 | lots 100 | a.txt:5: unknown part of an instrument 'lots 100'",
        "push from | pull from | a.txt:6: unknown kind of source 'pull'",
        "last 18.00 cum | lust 18.00 cum | a.txt:8: unknown part of a tick 'lust'",
        "snap 600519 last | snap 600520 last | a.txt:8: unknown symbol or verb '600520'",
        "mark 2026-03-03T09:31:01 | mark 09:31 | a.txt:12: time goes back",
        "phase continuous | phase open | a.txt:8: unknown phase 'open'",
        "estimated missing | guessed missing | a.txt:14: unknown mark or figure of a bar 'guessed'",
        "1 closed 0 | 1 shut 0 | a.txt:14: unknown state 'shut'",
        "counts rejected | counts refused | a.txt:15: unknown count 'refused'",
        "expect 1m | expect 7m | a.txt:13: unknown expectation '7m'",
        "mark 2026-03-03T09:31:01 | marc 09:31 | a.txt:12: not a time: 'marc'",
        "side buy | side bought | a.txt:11: unknown side 'bought'",
      })
  void shouldNameFileAndLineOfWhatItDoesNotKnow(String right, String wrong, String message) {
    // given
    assertThat(TEXT).contains(right);

    // then
    assertThatThrownBy(() -> parse(TEXT.replace(right, wrong)))
        .isInstanceOf(ScenarioSyntaxException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void shouldRefuseAFileThatExpectsNothing() {
    // given
    String text = TEXT.substring(0, TEXT.indexOf("expect"));

    // then
    assertThatThrownBy(() -> parse(text)).hasMessageContaining("'ticks' and 'expect'");
  }

  @Test
  void shouldRefuseMoreThanThirtyTicks() {
    // given
    String tick = "2026-03-03T09:30:00 trade 600519 18.01 100\n";

    // then
    assertThatThrownBy(() -> parse(TEXT.replace("mark 2026", tick.repeat(30) + "mark 2026")))
        .hasMessageContaining("more than 30 ticks");
  }
}
