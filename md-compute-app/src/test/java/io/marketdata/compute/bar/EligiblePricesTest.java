package io.marketdata.compute.bar;

import static io.marketdata.condition.ConditionFlags.PRICE_HL;
import static io.marketdata.condition.ConditionFlags.PRICE_OC;
import static io.marketdata.condition.ConditionFlags.PRICE_OC_FIRST;
import static io.marketdata.condition.ConditionFlags.REGULAR;
import static io.marketdata.condition.ConditionFlags.VOLUME;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.calendar.MarketRules;
import io.marketdata.condition.ConditionTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EligiblePricesTest {
  private static final int DAY = (int) LocalDate.of(2026, 3, 2).toEpochDay();
  private static final int FIRST = PRICE_HL | PRICE_OC_FIRST | VOLUME;
  private static final int RANGE_ALONE = PRICE_HL | VOLUME;
  private static final int ENDS_ALONE = PRICE_OC | PRICE_OC_FIRST | VOLUME;

  private final EligiblePrices prices = new EligiblePrices();
  private long number;

  @Test
  void shouldTakeAllPricesOfRegularPrints() {
    // when
    add(1, 1000, REGULAR);
    add(2, 1010, REGULAR);
    add(3, 990, REGULAR);
    add(4, 1005, REGULAR);

    // then
    assertPrices(1000, 1010, 990, 1005);
  }

  @Test
  void shouldHaveNoPriceWithoutAnEligiblePrint() {
    // when
    add(1, 1200, VOLUME);
    add(2, 800, 0);

    // then
    assertThat(prices.isPriced()).isFalse();
  }

  @Test
  void shouldNotLetVolumeAloneChangeAPrice() {
    // when
    add(1, 1000, REGULAR);
    add(2, 1200, VOLUME);
    add(0, 800, VOLUME);

    // then
    assertPrices(1000, 1000, 1000, 1000);
  }

  @Test
  void shouldMakeNoBarOfARangeAlone() {
    // given
    add(1, 1200, RANGE_ALONE);
    add(2, 900, RANGE_ALONE);
    assertThat(prices.isPriced()).isFalse();

    // when
    add(3, 1000, REGULAR);

    // then
    assertPrices(1000, 1200, 900, 1000);
  }

  @Test
  void shouldEmbraceOpenAndCloseThatMayNotSetHighAndLow() {
    // when
    add(1, 1000, REGULAR);
    add(2, 1100, ENDS_ALONE);

    // then
    assertPrices(1000, 1100, 1000, 1100);
  }

  @Test
  void shouldForgetACloseThatMayNotSetHighAndLow() {
    // given
    add(1, 1000, REGULAR);
    add(2, 1100, ENDS_ALONE);

    // when
    add(3, 1010, REGULAR);

    // then
    assertPrices(1000, 1010, 1000, 1010);
  }

  @Test
  void shouldOpenAndCloseWithAPrintOutOfSequenceWhereThereIsNoOther() {
    // when
    add(2, 1000, FIRST);
    add(3, 1020, FIRST);

    // then
    assertPrices(1000, 1020, 1000, 1000);
  }

  @Test
  void shouldTakeTheEarliestOfSeveralPrintsOutOfSequence() {
    // when
    add(3, 1020, FIRST);
    add(2, 1000, FIRST);

    // then
    assertPrices(1000, 1020, 1000, 1000);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 3})
  void shouldLetARegularPrintDisplaceOneOutOfSequence(long time) {
    // given
    add(2, 1000, FIRST);

    // when
    add(time, 1010, REGULAR);

    // then
    assertPrices(1010, 1010, 1000, 1010);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 3})
  void shouldNotLetAPrintOutOfSequenceOpenOrClose(long time) {
    // given
    add(2, 1010, REGULAR);

    // when
    add(time, 1000, FIRST);

    // then
    assertPrices(1010, 1010, 1000, 1010);
  }

  @Test
  void shouldOrderEqualTimesByNumber() {
    // when
    add(1, 1000, REGULAR);
    add(1, 1010, REGULAR);
    number = -5;
    add(1, 990, REGULAR);

    // then
    assertPrices(990, 1010, 990, 1010);
  }

  @Test
  void shouldBecomeEmpty() {
    // given
    add(1, 1000, REGULAR);
    add(2, 1200, RANGE_ALONE);

    // when
    prices.clearPrices();

    // then
    assertThat(prices.isPriced()).isFalse();
    add(3, 1100, ENDS_ALONE);
    assertPrices(1100, 1100, 1100, 1100);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 20_261_128})
  void shouldNotDependOnTheOrderOfArrival(long seed) {
    // given
    Random random = new Random(seed);
    int[] kinds = {REGULAR, FIRST, RANGE_ALONE, ENDS_ALONE, VOLUME, PRICE_OC_FIRST | VOLUME};

    for (int round = 0; round < 2_000; round++) {
      List<long[]> prints = new ArrayList<>();
      for (int i = random.nextInt(7); i >= 0; i--) {
        int flags = kinds[random.nextInt(kinds.length)];
        prints.add(new long[] {random.nextInt(4), i, 1000 + random.nextInt(20), flags});
      }
      String expected = all(prints);

      // when
      Collections.shuffle(prints, random);

      // then
      assertThat(all(prints)).as("seed %d, round %d", seed, round).isEqualTo(expected);
    }
  }

  private static String all(List<long[]> prints) {
    EligiblePrices shuffled = new EligiblePrices();
    for (long[] print : prints) {
      shuffled.addPrices(print(print[0], print[1], print[2], (int) print[3]));
    }
    if (!shuffled.isPriced()) {
      return "none";
    }
    assertThat(shuffled.low()).isLessThanOrEqualTo(Math.min(shuffled.open(), shuffled.close()));
    assertThat(shuffled.high()).isGreaterThanOrEqualTo(Math.max(shuffled.open(), shuffled.close()));
    return shuffled.open() + " " + shuffled.high() + " " + shuffled.low() + " " + shuffled.close();
  }

  /** The example of RATIONALE.md: a minute of NYSE stock from its codes. */
  @Test
  void shouldMakeTheBarOfTheWorkedExample() {
    // given
    ConditionTable table = MarketRules.builtIn().conditions("us", 'N');
    long volume = 0;
    Object[][] trades = {
      {1L, 1004L, 300L, "   4"},
      {2L, 1200L, 5L, "   I"},
      {3L, 1000L, 100L, " "},
      {4L, 1010L, 200L, " F"},
      {5L, 1030L, 100L, "  Z"},
      {6L, 1100L, 400L, "   B"},
      {7L, 1000L, 500L, "   M"},
      {8L, 990L, 7L, "   %"}
    };

    // when
    for (Object[] trade : trades) {
      int flags = table.flags(DAY, codes((String) trade[3]), true);
      add((long) trade[0], (long) trade[1], flags);
      volume += (flags & VOLUME) == 0 ? 0 : (long) trade[2];
    }

    // then
    assertPrices(1000, 1030, 1000, 1010);
    assertThat(volume).isEqualTo(1112);
  }

  private void add(long time, long price, int flags) {
    prices.addPrices(print(time, number++, price, flags));
  }

  private static Print print(long time, long number, long price, int flags) {
    Print print = new Print();
    print.reset(time, number, price);
    print.flags = flags;
    return print;
  }

  private static long codes(String text) {
    long codes = 0;
    for (int i = 0; i < text.length(); i++) {
      codes |= (long) text.charAt(i) << (Byte.SIZE * i);
    }
    return codes;
  }

  private void assertPrices(long open, long high, long low, long close) {
    assertThat(prices.isPriced()).isTrue();
    assertThat(new long[] {prices.open(), prices.high(), prices.low(), prices.close()})
        .containsExactly(open, high, low, close);
  }
}
