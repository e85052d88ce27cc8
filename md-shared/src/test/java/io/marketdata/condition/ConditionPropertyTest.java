package io.marketdata.condition;

import static io.marketdata.condition.ConditionFlags.REGULAR;
import static io.marketdata.condition.ConditionFlags.UNKNOWN;
import static io.marketdata.condition.ConditionFlags.VOLUME;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.calendar.MarketRules;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds for every eight bytes that a trade may bring, in every table of the platform. */
class ConditionPropertyTest {
  private static final List<ConditionTable> TABLES =
      List.copyOf(MarketRules.builtIn().conditions());
  private static final int FIRST_DAY = Codes.day("2013-12-01");
  private static final int LAST_DAY = Codes.day("2015-08-01");

  @Property
  void shouldTakeAnyBytes(
      @ForAll("tables") ConditionTable table,
      @ForAll("days") int day,
      @ForAll long bytes,
      @ForAll boolean regularHours) {
    // when
    int flags = table.flags(day, bytes, regularHours);

    // then
    assertThat(flags).isEqualTo(naive(table, day, bytes, regularHours));
    if ((flags & UNKNOWN) != 0) {
      assertThat(flags & REGULAR).isIn(VOLUME, 0);
    }
  }

  @Property
  void shouldTakeAnyCodes(
      @ForAll("tables") ConditionTable table,
      @ForAll("days") int day,
      @ForAll("codes") String codes,
      @ForAll boolean regularHours) {
    // when
    int flags = table.flags(day, Codes.of(codes), regularHours);

    // then
    assertThat(flags).isEqualTo(naive(table, day, Codes.of(codes), regularHours));
    for (int i = 0; i < codes.length(); i++) {
      int one = table.flags(day, codes.charAt(i), regularHours);
      assertThat(flags & REGULAR & ~one).as("allows what %s forbids", codes.charAt(i)).isZero();
      assertThat(one & ~REGULAR & ~flags).as("names all of %s", codes.charAt(i)).isZero();
    }
    String reversed = new StringBuilder(codes).reverse().toString();
    assertThat(table.flags(day, Codes.of(reversed), regularHours)).isEqualTo(flags);
  }

  /** An unknown code costs the price, never the volume. */
  @Property
  void shouldCountUnknownCodesInVolume(
      @ForAll("tables") ConditionTable table,
      @ForAll @IntRange(min = 0x80, max = 0xFF) int odd,
      @ForAll @IntRange(max = 7) int place,
      @ForAll boolean regularHours) {
    // when
    int flags = table.flags(LAST_DAY, (long) odd << (Byte.SIZE * place), regularHours);

    // then
    assertThat(flags).isEqualTo(VOLUME | UNKNOWN);
  }

  @Property
  void shouldLookUpTheSameOneByOne(
      @ForAll("tables") ConditionTable table,
      @ForAll @Size(max = 30) List<@From("codes") String> trades,
      @ForAll @Size(30) List<@From("days") Integer> days,
      @ForAll @Size(30) List<Boolean> regularHours) {
    // given
    ConditionCursor cursor = new ConditionCursor(table);

    for (int i = 0; i < trades.size(); i++) {
      long codes = Codes.of(trades.get(i));
      for (int repeat = 0; repeat < 2; repeat++) {
        // when
        int flags = cursor.flags(days.get(i), codes, regularHours.get(i));

        // then
        assertThat(flags).isEqualTo(table.flags(days.get(i), codes, regularHours.get(i)));
      }
    }
  }

  @Provide
  Arbitrary<ConditionTable> tables() {
    return Arbitraries.of(TABLES);
  }

  @Provide
  Arbitrary<Integer> days() {
    return Arbitraries.integers().between(FIRST_DAY, LAST_DAY);
  }

  /** Few letters, so that trades repeat. */
  @Provide
  Arbitrary<String> codes() {
    return Arbitraries.strings().withChars("@ FITUZL69MPVOB?e").ofMaxLength(8);
  }

  /** The same by the rows, one by one. */
  private static int naive(ConditionTable table, int day, long bytes, boolean regularHours) {
    int allowed = REGULAR;
    int named = 0;
    for (int place = 0; place < 8; place++) {
      int code = (int) (bytes >>> (Byte.SIZE * place)) & 0xFF;
      int flags = code == 0 ? REGULAR : naiveCode(table, day, code, regularHours);
      allowed &= flags;
      named |= flags & ~REGULAR;
    }
    return allowed | named;
  }

  private static int naiveCode(ConditionTable table, int day, int code, boolean regularHours) {
    int allowed = REGULAR;
    int named = 0;
    boolean isKnown = code == ' ';
    for (Tape tape : Tape.values()) {
      ConditionCode newest = null;
      for (ConditionCode row : table.codes()) {
        boolean isOfCode = row.tape() == tape && row.code() == code && row.from() <= day;
        if (isOfCode && (newest == null || row.from() > newest.from())) {
          newest = row;
        }
      }
      if (newest != null) {
        isKnown = true;
        allowed &= newest.flags(regularHours);
        named |= newest.flags(regularHours) & ~REGULAR;
      }
    }
    return isKnown ? allowed | named : VOLUME | UNKNOWN;
  }
}
