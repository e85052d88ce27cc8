package io.marketdata.condition;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.calendar.MarketRules;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The tables of the platform against the matrices that CTA, UTP and HKEX publish, written down here
 * a second time: high/low, last, volume, and the same outside regular hours.
 */
class PublishedConditionsTest {
  private static final int DAY = Codes.day("2026-03-02");

  /** Y = yes, N = no, 1 = if it is the only one. */
  private static final String CTA =
      """
      ' ' YYY YYY
      '@' YYY YYY
      'B' NNY NNY
      'C' NNY NNY
      'E' YYY YYY
      'F' YYY YYY
      'H' NNY NNY
      'I' NNY NNY
      'K' YYY YYY
      'L' Y1Y Y1Y
      'M' NNN NNN official-close
      'N' NNY NNY
      'O' YYY YYY open-print
      'P' Y1Y Y1Y
      'Q' NNN NNN official-open
      'R' NNY NNY
      'T' NNY YYY
      'U' NNY Y1Y
      'V' NNY NNY
      'X' YYY YYY
      'Z' Y1Y Y1Y
      '4' Y1Y Y1Y
      '5' YYY YYY
      '6' YYY YYY close-print
      '7' NNY NNY
      '9' YYN YYN close-print
      """;

  private static final String UTP =
      """
      ' ' YYY YYY
      '@' YYY YYY
      'A' YYY YYY
      'B' YYY YYY
      'C' NNY NNY
      'D' YYY YYY
      'F' YYY YYY
      'G' Y1Y Y1Y
      'H' NNY NNY
      'I' NNY NNY
      'K' YYY YYY
      'L' YYY YYY
      'M' NNN NNN official-close
      'N' NNY NNY
      'O' YYY YYY open-print
      'P' Y1Y Y1Y
      'Q' NNN NNN official-open
      'R' NNY NNY
      'S' YYY YYY
      'T' NNY YYY
      'U' NNY Y1Y
      'V' NNY NNY
      'W' NNY NNY
      'X' YYY YYY
      'Y' YYY YYY
      'Z' Y1Y Y1Y
      '1' YYY YYY
      '2' YYY YYY
      '3' Y1Y Y1Y
      '4' Y1Y Y1Y
      '5' YYY YYY
      '6' YYY YYY close-print
      '7' NNY NNY
      '9' YYN YYN close-print
      """;

  private static final String HK =
      """
      ' ' YYY YYY
      'D' NNY NNY
      'M' NNY NNY
      'P' NNN NNN late-day
      'U' YYY YYY
      'X' NNY NNY
      'Y' YYY YYY
      '*' NNN NNN cancelled
      """;

  private final MarketRules rules = MarketRules.builtIn();

  @Test
  void shouldHoldTheCtaMatrix() {
    check(rules.conditions("us-cta"), CTA);
  }

  @Test
  void shouldHoldTheUtpMatrix() {
    check(rules.conditions("us-utp"), UTP);
  }

  @Test
  void shouldHoldTheTradeTypesOfHongKong() {
    check(rules.conditions("hk"), HK);
  }

  private static void check(ConditionTable table, String matrix) {
    // given
    Set<Integer> published = new HashSet<>();
    published.add(0);
    for (String row : matrix.lines().toList()) {
      int code = row.charAt(1);
      published.add(code);
      String[] cells = row.substring(4).split(" ", -1);
      int kind = cells.length == 3 ? kind(cells[2]) : 0;

      // then
      assertThat(table.flags(DAY, code, true)).as("%s regular", row).isEqualTo(of(cells[0]) | kind);
      assertThat(table.flags(DAY, code, false))
          .as("%s extended", row)
          .isEqualTo(of(cells[1]) | kind);
    }
    for (int code = 0; code < 256; code++) {
      int unknown = ConditionFlags.VOLUME | ConditionFlags.UNKNOWN;
      if (!published.contains(code)) {
        assertThat(table.flags(DAY, code, true)).as("byte %d", code).isEqualTo(unknown);
        assertThat(table.flags(DAY, code, false)).as("byte %d", code).isEqualTo(unknown);
      }
    }
  }

  private static int of(String answers) {
    int highLow = answers.charAt(0) == 'Y' ? ConditionFlags.PRICE_HL : 0;
    int openClose =
        switch (answers.charAt(1)) {
          case 'Y' -> ConditionFlags.PRICE_OC | ConditionFlags.PRICE_OC_FIRST;
          case '1' -> ConditionFlags.PRICE_OC_FIRST;
          default -> 0;
        };
    return highLow | openClose | (answers.charAt(2) == 'Y' ? ConditionFlags.VOLUME : 0);
  }

  private static int kind(String word) {
    return switch (word) {
      case "open-print" -> ConditionFlags.OPEN_PRINT;
      case "close-print" -> ConditionFlags.CLOSE_PRINT;
      case "official-open" -> ConditionFlags.OFFICIAL_OPEN;
      case "official-close" -> ConditionFlags.OFFICIAL_CLOSE;
      case "late-day" -> ConditionFlags.LATE_DAY;
      case "cancelled" -> ConditionFlags.CANCELLED;
      default -> throw new IllegalArgumentException(word);
    };
  }

  /** Where nobody knows the tape, what both tapes allow; a code of one tape alone means that. */
  @ParameterizedTest
  @CsvSource({
    "@, YYY",
    "A, YYY",
    "B, NNY",
    "E, YYY",
    "I, NNY",
    "L, Y1Y",
    "W, NNY",
    "Z, Y1Y",
    "1, YYY",
    "@__I, NNY",
    "@F_I, NNY",
    "@__P, Y1Y",
    "@F__, YYY",
    "@4_W, NNY"
  })
  void shouldTakeTheMoreRestrictiveTapeWhereNoneIsKnown(String codes, String expected) {
    // when
    int flags = rules.conditions("us").flags(DAY, Codes.of(codes.replace('_', ' ')), true);

    // then
    assertThat(flags).isEqualTo(of(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "us-cta, V, 2015-07-24, YYY",
    "us-cta, V, 2015-07-27, NNY",
    "us-utp, V, 2015-07-24, YYY",
    "us-utp, V, 2015-07-27, NNY",
    "us, V, 2015-07-24, YYY",
    "us, V, 2015-07-27, NNY"
  })
  void shouldReplayAnOldDayByItsOwnRules(String table, String code, String day, String expected) {
    // when
    int flags = rules.conditions(table).flags(Codes.day(day), Codes.of(code), true);

    // then
    assertThat(flags).isEqualTo(of(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "us, N, us-cta",
    "us, A, us-cta",
    "us, P, us-cta",
    "us, Z, us-cta",
    "us, Q, us-utp",
    "us, T, us-utp",
    "us, ?, us",
    "us-utp, N, us-utp",
    "hk, N, hk"
  })
  void shouldFindTheTableOfAListing(String id, char exchange, String expected) {
    // when
    ConditionTable table = rules.conditions(id, exchange);

    // then
    assertThat(table.id()).isEqualTo(expected);
  }
}
