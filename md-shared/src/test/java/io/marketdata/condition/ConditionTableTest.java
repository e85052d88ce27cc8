package io.marketdata.condition;

import static io.marketdata.condition.ConditionFlags.CLOSE_PRINT;
import static io.marketdata.condition.ConditionFlags.OPEN_PRINT;
import static io.marketdata.condition.ConditionFlags.PRICE_HL;
import static io.marketdata.condition.ConditionFlags.PRICE_OC;
import static io.marketdata.condition.ConditionFlags.PRICE_OC_FIRST;
import static io.marketdata.condition.ConditionFlags.REGULAR;
import static io.marketdata.condition.ConditionFlags.UNKNOWN;
import static io.marketdata.condition.ConditionFlags.VOLUME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTableTest {
  private static final int DAY = 20_000;
  private static final int EVER = ConditionCode.EVER;

  private final ConditionTable table =
      new ConditionTable(
          "t",
          List.of(
              code('R', true, PriceRule.YES, true, null),
              code('F', true, PriceRule.FIRST, true, null),
              code('H', true, PriceRule.NO, true, null),
              code('C', false, PriceRule.YES, true, null),
              code('V', false, PriceRule.NO, true, null),
              code('N', true, PriceRule.YES, false, null),
              code('T', false, PriceRule.NO, true, PriceRule.YES),
              code('U', false, PriceRule.NO, true, PriceRule.FIRST),
              code('X', true, PriceRule.YES, true, PriceRule.NO),
              new ConditionCode(
                  Tape.ANY, 'O', true, PriceRule.YES, true, ConditionKind.OPEN_PRINT, null, EVER),
              new ConditionCode(
                  Tape.ANY,
                  'L',
                  true,
                  PriceRule.YES,
                  true,
                  ConditionKind.CLOSE_PRINT,
                  null,
                  EVER)));

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "        ", "R", "R   ", "  R", "RRRRRRRR", "\0R", "\0\0\0\0\0\0\0R"})
  void shouldAllowEverythingToARegularTrade(String codes) {
    // then
    assertThat(table.flags(DAY, Codes.of(codes), true)).isEqualTo(REGULAR);
    assertThat(table.flags(DAY, Codes.of(codes), false)).isEqualTo(REGULAR);
  }

  @ParameterizedTest
  @CsvSource({
    "F, 13",
    "H, 9",
    "C, 14",
    "V, 8",
    "N, 7",
    "FH, 9",
    "FC, 12",
    "HC, 8",
    "RV, 8",
    "VR, 8",
    "NV, 0",
    "FN, 5",
    "RFHC, 8",
    "R      V, 8"
  })
  void shouldLetTheMostRestrictiveWin(String codes, int expected) {
    // when
    int flags = table.flags(DAY, Codes.of(codes), true);

    // then
    assertThat(flags).isEqualTo(expected);
  }

  @Test
  void shouldNameWhatAnyCodeNames() {
    // when
    int flags = table.flags(DAY, Codes.of("OVL"), true);

    // then
    assertThat(flags).isEqualTo(VOLUME | OPEN_PRINT | CLOSE_PRINT);
  }

  @ParameterizedTest
  @CsvSource({"T, 8, 15", "U, 8, 13", "X, 15, 8", "TV, 8, 8", "TF, 8, 13", "TU, 8, 13", "TX, 8, 8"})
  void shouldHaveOtherRulesOutsideRegularHours(String codes, int regular, int extended) {
    // then
    assertThat(table.flags(DAY, Codes.of(codes), true)).isEqualTo(regular);
    assertThat(table.flags(DAY, Codes.of(codes), false)).isEqualTo(extended);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"?", "r", "R?", "?R", "T~", "\u0001", "\u007f", "\u0080", "\u00ff", "R\u00e9"})
  void shouldCountAnUnknownCodeInVolumeAlone(String codes) {
    // then
    assertThat(table.flags(DAY, Codes.of(codes), true)).isEqualTo(VOLUME | UNKNOWN);
    assertThat(table.flags(DAY, Codes.of(codes), false)).isEqualTo(VOLUME | UNKNOWN);
  }

  @Test
  void shouldNotGiveVolumeBackToATradeWithout() {
    // when
    int flags = table.flags(DAY, Codes.of("N?"), true);

    // then
    assertThat(flags).isEqualTo(UNKNOWN);
  }

  @Test
  void shouldSetOpenAndCloseOfABarThatHasNone() {
    // given
    int yes = REGULAR;
    int first = PRICE_HL | PRICE_OC_FIRST | VOLUME;

    // then
    assertThat(ConditionFlags.setsOpenClose(yes, false)).isTrue();
    assertThat(ConditionFlags.setsOpenClose(yes, true)).isTrue();
    assertThat(ConditionFlags.setsOpenClose(first, false)).isTrue();
    assertThat(ConditionFlags.setsOpenClose(first, true)).isFalse();
    assertThat(ConditionFlags.setsOpenClose(VOLUME, false)).isFalse();
    assertThat(yes & PRICE_OC).isNotZero();
  }

  @Test
  void shouldGoByTheRowsOfItsDay() {
    // given
    ConditionTable dated =
        new ConditionTable(
            "t",
            List.of(
                dated('V', PriceRule.NO, 200),
                dated('V', PriceRule.YES, 100),
                dated('V', PriceRule.FIRST, 300),
                dated('W', PriceRule.YES, 250)));
    ConditionCursor cursor = new ConditionCursor(dated);

    for (int round = 0; round < 2; round++) {
      // then
      assertFlags(dated, cursor, 99, 'V', VOLUME | UNKNOWN);
      assertFlags(dated, cursor, 100, 'V', REGULAR);
      assertFlags(dated, cursor, 199, 'V', REGULAR);
      assertFlags(dated, cursor, 200, 'V', PRICE_HL | VOLUME);
      assertFlags(dated, cursor, 299, 'V', PRICE_HL | VOLUME);
      assertFlags(dated, cursor, 300, 'V', PRICE_HL | PRICE_OC_FIRST | VOLUME);
      assertFlags(dated, cursor, 249, 'W', VOLUME | UNKNOWN);
      assertFlags(dated, cursor, 250, 'W', REGULAR);
      assertFlags(dated, cursor, Integer.MAX_VALUE, 'W', REGULAR);
      assertFlags(dated, cursor, Integer.MIN_VALUE, 'W', VOLUME | UNKNOWN);
    }
  }

  private static void assertFlags(
      ConditionTable table, ConditionCursor cursor, int day, char code, int expected) {
    assertThat(table.flags(day, code, true)).as("%s on %d", code, day).isEqualTo(expected);
    assertThat(cursor.flags(day, code, true)).as("cursor, %s on %d", code, day).isEqualTo(expected);
  }

  @Test
  void shouldBeTheSameTableInAnyOrderOfItsRows() {
    // given
    List<ConditionCode> reversed = new ArrayList<>(table.codes());
    Collections.reverse(reversed);

    // when
    ConditionTable other = new ConditionTable("t", reversed);

    // then
    assertThat(other).isEqualTo(table).hasSameHashCodeAs(table);
    assertThat(new ConditionTable("u", reversed)).isNotEqualTo(table);
    assertThat(new ConditionTable("t", reversed.subList(1, 5))).isNotEqualTo(table);
  }

  @Test
  void shouldRefuseWhatIsNoTable() {
    // given
    ConditionCode code = code('R', true, PriceRule.YES, true, null);
    List<ConditionCode> dates = new ArrayList<>();
    List<ConditionCode> many = new ArrayList<>();
    for (int i = 0; i <= ConditionTable.MAX_ROWS; i++) {
      many.add(dated((char) ('!' + i % 90), PriceRule.NO, i / 90));
      if (i < 200) {
        dates.add(dated('R', PriceRule.NO, i));
      }
    }

    // then
    assertThatThrownBy(() -> new ConditionTable("t", List.of(code, code)))
        .hasMessage("the same code is given twice: R");
    assertThatThrownBy(() -> new ConditionTable("T", List.of())).hasMessage("not an id: T");
    assertThatThrownBy(() -> new ConditionTable("t", many)).hasMessage("more than 1024 codes");
    assertThatThrownBy(() -> new ConditionTable("t", dates)).hasMessage("more than 128 dates");
    assertThatThrownBy(() -> code('\u0007', true, PriceRule.YES, true, null))
        .hasMessage("not a printable ASCII character: 7");
  }

  private static ConditionCode code(
      char code, boolean highLow, PriceRule rule, boolean volume, @Nullable PriceRule extended) {
    return new ConditionCode(
        Tape.ANY, code, highLow, rule, volume, ConditionKind.NONE, extended, EVER);
  }

  private static ConditionCode dated(char code, PriceRule rule, int from) {
    return new ConditionCode(Tape.ANY, code, true, rule, true, ConditionKind.NONE, null, from);
  }
}
