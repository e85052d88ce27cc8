package io.marketdata.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketdata.condition.ConditionFlags;
import io.marketdata.condition.ConditionTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables of trade conditions are read like all other rules. */
class ConditionRulesTest {
  private static final int DAY = (int) LocalDate.of(2026, 3, 2).toEpochDay();
  private static final int UNKNOWN = ConditionFlags.VOLUME | ConditionFlags.UNKNOWN;
  private static final int LATE =
      ConditionFlags.PRICE_HL | ConditionFlags.PRICE_OC_FIRST | ConditionFlags.VOLUME;

  @TempDir private Path folder;

  @Test
  void shouldMakeATableOfEachFeedAndOneOfAll() {
    // given
    MarketRules rules = SampleRules.rules();

    // then
    assertThat(rules.conditions())
        .extracting(ConditionTable::id)
        .containsExactly("us", "us-cta", "us-utp", "hk");
    assertThat(flags(rules, "us-cta", 'B')).isEqualTo(ConditionFlags.VOLUME);
    assertThat(flags(rules, "us-utp", 'B')).isEqualTo(ConditionFlags.REGULAR);
    assertThat(flags(rules, "us", 'B')).isEqualTo(ConditionFlags.VOLUME);
    assertThat(flags(rules, "us-cta", 'O')).isEqualTo(UNKNOWN);
    assertThat(flags(rules, "us", 'O'))
        .isEqualTo(ConditionFlags.REGULAR | ConditionFlags.OPEN_PRINT);
    assertThat(flags(rules, "us", 'Z')).isEqualTo(LATE);
    assertThat(rules.conditions("us", 'Q').id()).isEqualTo("us-utp");
    assertThat(rules.conditions("us", 'X').id()).isEqualTo("us");
    assertThat(rules.findConditions("none")).isNull();
    assertThatThrownBy(() -> rules.conditions("none")).hasMessage("no table of conditions: none");
    assertThatThrownBy(() -> rules.conditions("none", 'Q'))
        .hasMessage("no table of conditions: none");
  }

  @Test
  void shouldTakeAReservedCodeForUnknown() {
    // then
    assertThat(flags(SampleRules.rules(), "us-cta", '8')).isEqualTo(UNKNOWN);
  }

  @Test
  void shouldTellLowerFromUpperCase() {
    // given
    MarketRules rules = SampleRules.rules();

    // then
    assertThat(flags(rules, "hk", 'd')).isEqualTo(ConditionFlags.VOLUME);
    assertThat(flags(rules, "hk", 'D')).isEqualTo(ConditionFlags.LATE_DAY);
  }

  @Test
  void shouldNameATableForEveryMarketThatHasOne() {
    // given
    MarketRules rules = MarketRules.builtIn();

    for (MarketConventions market : rules.markets()) {
      String id = market.conditions();
      if (id != null) {
        // then
        assertThat(rules.findConditions(id)).as(market.code()).isNotNull();
      }
    }
  }

  @Test
  void shouldTakeRowsOfAnOperator() throws IOException {
    // given
    Files.writeString(
        folder.resolve("conditions.txt"),
        """
        # a code of our own, one with another meaning, one that nobody sends, a table of our own
        code  | us | cta | e | Ours   | yes | no    | yes | - | -   | - | the desk
        code  | us | cta | B | Ours   | yes | first | yes | - | -   | - | the desk
        code  | us | cta | I | Ours   | yes | yes   | yes | - | -   | 2026-03-02 | the desk
        x | code | us | utp | Y | Yellow Flag | yes | yes | yes | - | - | - | not ours
        feed  | us | utp | Q | the desk
        table | ours | the desk
        code  | ours | - | space | Regular | yes | no | yes | - | - | - | the desk
        """);
    Files.writeString(
        folder.resolve("markets.txt"),
        "market | OUR | UTC | USD | STOCK | us | ours | 1 | - | last | auto | the desk\n");

    // when
    MarketRules rules = MarketRules.load(folder);

    // then
    assertThat(flags(rules, "us-cta", 'e'))
        .isEqualTo(ConditionFlags.PRICE_HL | ConditionFlags.VOLUME);
    assertThat(flags(rules, "us-cta", 'E')).isEqualTo(ConditionFlags.REGULAR);
    assertThat(flags(rules, "us-cta", 'B')).isEqualTo(LATE);
    assertThat(flags(rules, "us", 'B')).isEqualTo(LATE);
    assertThat(flags(rules, "us-cta", 'I')).isEqualTo(ConditionFlags.REGULAR);
    assertThat(rules.conditions("us-cta").flags(DAY - 1, 'I', true))
        .isEqualTo(ConditionFlags.VOLUME);
    assertThat(flags(rules, "us-utp", 'Y')).isEqualTo(UNKNOWN);
    assertThat(rules.conditions("us", 'T').id()).isEqualTo("us");
    assertThat(flags(rules, "ours", ' '))
        .isEqualTo(ConditionFlags.PRICE_HL | ConditionFlags.VOLUME);
    assertThat(flags(MarketRules.builtIn(), "us-cta", 'B')).isEqualTo(ConditionFlags.VOLUME);
  }

  @Test
  void shouldRefuseToRemoveATableThatAMarketNeeds() throws IOException {
    // given
    Files.writeString(
        folder.resolve("conditions.txt"),
        """
        x | code | hk | - | space | Automatch normal | yes | yes | yes | - | - | - | not ours
        x | table | hk | not ours
        """);

    // when
    assertThatThrownBy(() -> MarketRules.load(folder))
        // then
        .isInstanceOf(InvalidRulesException.class)
        .hasMessageMatching("conditions-hk\\.txt:\\d+: row of an unknown table: hk");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "code | us | cta | C | Cash | no | no | yes | - | - | s; 11 columns, expected 12",
        "code | us | cta | C | Cash | no | no | yes | - | - | - |; no source",
        "code | xx | - | C | Cash | no | no | yes | - | - | - | s; row of an unknown table: xx",
        "code | us | - | C | Cash | no | no | yes | - | - | - | s; the table has no such feed: -",
        "code | hk | cta | C | Cash | no | no | yes | - | - | - | s; the table has no such feed:"
            + " cta",
        "code | us | nyse | C | Cash | no | no | yes | - | - | - | s; not one of any cta utp: nyse",
        "code | us | any | C | Cash | no | no | yes | - | - | - | s; not a feed: any",
        "code | us | cta | CC | Cash | no | no | yes | - | - | - | s; not a character: CC",
        "code | us | cta | é | Cash | no | no | yes | - | - | - | s; not a character: é",
        "code | us | cta || Cash | no | no | yes | - | - | - | s; 'not a character: '",
        "code | us | cta | C || no | no | yes | - | - | - | s; no name",
        "code | us | cta | C | Cash | first | no | yes | - | - | - | s; not one of yes no: first",
        "code | us | cta | C | Cash | no | maybe | yes | - | - | - | s; not one of no yes first:"
            + " maybe",
        "code | us | cta | C | Cash | no | no | 1 | - | - | - | s; not one of yes no: 1",
        "code | us | cta | C | Cash | no | no | yes | open | - | - | s; not one of none open-print"
            + " close-print official-open official-close late-day cancelled: open",
        "code | us | cta | C | Cash | no | no | yes | - | same | - | s; not one of no yes first:"
            + " same",
        "code | us | cta | C | Cash | no | no | yes | - | - | 2026 | s; not a date: 2026",
        "code | us | cta | @ | Again | no | no | yes | - | - | - | s; the same row is given twice",
        "code | us | cta | C | Later | no | no | yes | reserved | - | 2026-03-02 | s; a reserved"
            + " code has no date",
        "code | us | cta | C | Later | yes | no | yes | reserved | - | - | s; a reserved code"
            + " counts in volume alone",
        "feed | us | cta | N | s; the same row is given twice",
        "feed | hk | utp | n | s; not exchanges: n",
        "feed | hk | utp | N,N | s; an exchange of two feeds: N",
        "feed | xx | utp | N | s; row of an unknown table: xx",
        "table | us | s; the same row is given twice",
        "table | us-cta | s; there is a table of this name: us-cta",
        "table | US | s; 'the same row is given twice'"
      })
  void shouldNameFileAndLineOfABadRow(String row, String message) {
    // given
    Map<RuleFile, String> texts = SampleRules.texts();
    String text = SampleRules.CONDITIONS + "# a comment\n\n" + row + "\n";
    texts.put(RuleFile.CONDITIONS, text);

    // when
    assertThatThrownBy(() -> MarketRules.of(texts))
        // then
        .isInstanceOf(InvalidRulesException.class)
        .hasMessage("conditions.txt:" + text.lines().count() + ": " + message);
  }

  @Test
  void shouldRefuseAMarketOfAnUnknownTable() {
    // given
    Map<RuleFile, String> texts = SampleRules.texts();
    texts.put(RuleFile.CONDITIONS, "");

    // when
    assertThatThrownBy(() -> MarketRules.of(texts))
        // then
        .isInstanceOf(InvalidRulesException.class)
        .hasMessage("markets.txt:3: unknown conditions: us");
  }

  private static int flags(MarketRules rules, String table, char code) {
    return rules.conditions(table).flags(DAY, code, true);
  }
}
