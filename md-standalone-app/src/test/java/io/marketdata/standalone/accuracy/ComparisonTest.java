package io.marketdata.standalone.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static final LocalDateTime OPEN = LocalDateTime.of(2023, 2, 1, 9, 30);

  private final SortedMap<BarKey, Candle> ours = new TreeMap<>();
  private final SortedMap<BarKey, Candle> theirs = new TreeMap<>();

  private static BarKey minute(int index) {
    return BarKey.inChina("600519.SH", OPEN.plusMinutes(index));
  }

  private static Candle bar(String high, String volume) {
    return Candle.prices("10", high, "9", "9.5").and(Field.VOLUME, volume);
  }

  @Test
  void shouldCountEachFieldByItselfWhateverItsZeros() {
    // given
    ours.put(minute(0), bar("11.0", "100"));
    theirs.put(minute(0), bar("11.00", "100"));
    ours.put(minute(1), bar("11", "100"));
    theirs.put(minute(1), bar("12", "100"));

    // when
    Comparison found = Comparison.of(ours, theirs);

    // then
    assertThat(found.bars()).isEqualTo(2);
    assertThat(found.exact()).containsEntry(Field.HIGH, 1).containsEntry(Field.VOLUME, 2);
    assertThat(found.exact()).doesNotContainKey(Field.TURNOVER);
    assertThat(found.differences())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.key()).isEqualTo(minute(1));
          assertThat(one.fields()).containsExactly(Field.HIGH);
        });
  }

  @Test
  void shouldCountABarThatIsMissingAsWrongInEveryField() {
    // given
    theirs.put(minute(0), bar("11", "100"));

    // when
    Comparison found = Comparison.of(ours, theirs);

    // then
    assertThat(found.exact().values()).containsOnly(0);
    assertThat(found.differences()).singleElement().matches(Difference::isMissing);
  }

  @Test
  void shouldCountAFigureThatWeDoNotTellAsWrong() {
    // given
    ours.put(minute(0), bar("11", "100"));
    theirs.put(minute(0), bar("11", "100").and(Field.INTEREST, "0"));

    // when
    Comparison found = Comparison.of(ours, theirs);

    // then
    assertThat(found.exact()).containsEntry(Field.INTEREST, 0);
  }

  @Test
  void shouldCountBarsThatTheReferenceLacksOnItsDatesAlone() {
    // given
    theirs.put(minute(0), bar("11", "100"));
    ours.put(minute(0), bar("11", "100"));
    ours.put(minute(1), bar("11", "100"));
    ours.put(BarKey.inChina("600519.SH", OPEN.plusDays(1)), bar("11", "100"));
    ours.put(BarKey.ofDay("000333.SZ", LocalDate.of(2023, 2, 1)), bar("11", "100"));

    // when
    Comparison found = Comparison.of(ours, theirs);

    // then
    assertThat(found.extra()).isEqualTo(2);
    assertThat(found.differences()).isEmpty();
  }

  @Test
  void shouldCountTheMarksThatBarsHaveToCarry() {
    // given
    theirs.put(minute(0), bar("11", "100").marked("partial"));
    ours.put(minute(0), bar("11", "100").marked("estimated", "partial"));
    theirs.put(minute(1), bar("11", "100").marked("partial"));
    ours.put(minute(1), bar("11", "100").marked("estimated"));

    // when
    Comparison found = Comparison.of(ours, theirs);

    // then
    assertThat(found.marked()).isEqualTo(1);
  }

  @Test
  void shouldSayWhichFloorsFellAndWhichRose() throws Exception {
    // given: the floors of the row say 2,469 bars, all equal, and none more
    theirs.put(minute(0), bar("11", "100"));
    ours.put(minute(0), bar("12", "100"));
    ours.put(minute(1), bar("12", "100"));
    Comparison found = Comparison.of(ours, theirs);
    Floors floors = Floors.read();

    // when, then
    assertThat(floors.fallen("xrpeth-1m", found))
        .contains(
            "xrpeth-1m: bars is 1, floor 2469",
            "xrpeth-1m: high is 0, floor 2469",
            "xrpeth-1m: extra is 1, floor 0");
    assertThat(floors.risen("xrpeth-1m", found)).isEmpty();
    assertThat(floors.fallen("unknown", found))
        .containsExactly("unknown has no floor; add: unknown 1 1 0 1 1 1 - - - 1");
  }
}
