package io.marketdata.ingest.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left out is noise; held against decimals of any length. */
class BinaryNoiseTest {

  private static final BigDecimal MILLIONTH = new BigDecimal("0.000001");

  @ParameterizedTest
  @CsvSource({
    "185498000000000001, 14, -1", // 1854.98000000000001 where there are no decimals
    "185498000000000001, 12, 185498",
    "8179999999999999, 13, 818",
    "123, 1, -1",
    "120, 1, 12",
    "12000001, 6, -1", // a millionth of a step is no noise, a little less is
    "120000009, 7, 12",
    "119999991, 7, 12",
    "11999999, 6, -1",
    "0, 18, 0",
    "1, 30, 0"
  })
  void shouldLeaveOutLessThanAMillionthOfAStep(long magnitude, int places, long expected) {
    assertThat(BinaryNoise.round(magnitude, places, 1, false, false)).isEqualTo(expected);
  }

  @Test
  void shouldAgreeWithBigDecimal() {
    // given
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    int noisy = 0;
    int rejected = 0;

    for (int i = 0; i < 200_000; i++) {
      int places = random.nextInt(19);
      long magnitude = nearStep(random, places);
      long factor = random.nextInt(3) == 0 ? random.nextLong(1, 10_000) : 1;

      // when
      long rounded = BinaryNoise.round(magnitude, places, factor, false, false);

      // then
      BigDecimal exact =
          BigDecimal.valueOf(magnitude).multiply(BigDecimal.valueOf(factor)).movePointLeft(places);
      BigDecimal nearest = exact.setScale(0, RoundingMode.HALF_UP);
      BigDecimal lost = exact.subtract(nearest).abs();
      String what = "%d places %d factor %d, seed %d".formatted(magnitude, places, factor, seed);
      if (rounded >= 0) {
        assertThat(BigDecimal.valueOf(rounded)).as(what).isEqualByComparingTo(nearest);
        assertThat(lost).as(what).isLessThan(MILLIONTH);
        noisy += lost.signum();
      } else if (rounded == BinaryNoise.MORE) {
        // where the step is no whole million of units, a unit's width is left to the reject
        BigDecimal unit = BigDecimal.valueOf(factor).movePointLeft(places);
        assertThat(lost.add(factor == 1 ? BigDecimal.ZERO : unit))
            .as(what)
            .isGreaterThanOrEqualTo(MILLIONTH);
        rejected++;
      } else {
        assertThat(factor).as(what).isGreaterThan(1);
      }
    }
    assertThat(noisy).isGreaterThan(10_000);
    assertThat(rejected).isGreaterThan(10_000);
  }

  @Test
  void shouldNotTakeDigitsThatWereCutForZeros() {
    // a step of 10 units: whatever stands behind them may be a tenth of a step
    assertThat(BinaryNoise.round(123_450, 1, 1, false, false)).isEqualTo(12_345);
    assertThat(BinaryNoise.round(123_450, 1, 1, true, false)).isEqualTo(BinaryNoise.MORE);
    assertThat(BinaryNoise.round(12_345, 0, 1, true, false)).isEqualTo(BinaryNoise.MORE);
    assertThat(BinaryNoise.round(12_000_000, 6, 1, true, false)).isEqualTo(12);
  }

  @ParameterizedTest
  @CsvSource({
    "4000141086170001, 4, 400014108617", // 4000141086.170001
    "852240394149999499, 7, 85224039415",
    "676761065059999942, 7, 67676106506",
    "1234567890123456, 4, -1", // a 10^-15 of it is 1 unit, and 3456 are lost
    "123456789012, 1, -1",
    "999999999999999999, 1, -1" // half a step is no noise, however large the sum
  })
  void shouldKnowThatALargeSumIsCoarserThanItsStep(long magnitude, int places, long expected) {
    assertThat(BinaryNoise.round(magnitude, places, 1, false, true)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "4000141086170001, 6, 2",
    "852240394149999499, 9, 2",
    "337936999989999, 11, 11", // 15 digits are believed
    "396132700, 0, 0",
    "1234567890123456, 3, 3",
    "500000000000000001, 9, 0"
  })
  void shouldFindThePlacesThatASumNeeds(long magnitude, int places, int expected) {
    assertThat(BinaryNoise.placesOfSum(magnitude, places)).isEqualTo(expected);
  }

  @Test
  void shouldSayWhatDoesNotFit() {
    assertThat(BinaryNoise.round(999_999_999_999_999_999L, 0, 100, false, false))
        .isEqualTo(BinaryNoise.TOO_LARGE);
    assertThat(BinaryNoise.round(999_999_999_999_999_999L, 2, 100, false, false))
        .isEqualTo(999_999_999_999_999_999L);
  }

  /** A number of at most 18 digits, mostly within some digits of a whole step. */
  private static long nearStep(SplittableRandom random, int places) {
    long most = 1_000_000_000_000_000_000L;
    long step = DecimalScale.power(places);
    long steps = random.nextLong(most / step + 1);
    long off = random.nextLong(DecimalScale.power(random.nextInt(places + 1)) + 1);
    long near = steps * step + (random.nextBoolean() ? off : -off);
    return Math.abs(near) % most;
  }
}
