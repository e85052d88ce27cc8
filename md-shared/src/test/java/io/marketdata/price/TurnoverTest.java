package io.marketdata.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** BigInteger and BigDecimal are the oracle. */
class TurnoverTest {
  private static final BigInteger MIN = BigInteger.ONE.shiftLeft(127).negate();
  private static final BigInteger MAX = BigInteger.ONE.shiftLeft(127).subtract(BigInteger.ONE);

  @Property
  void shouldAddProducts(
      @ForAll long high, @ForAll long low, @ForAll long a, @ForAll long b, @ForAll int multiplier) {
    // given
    Turnover sum = new Turnover(high, low);
    BigInteger product = big(a).multiply(big(b)).multiply(big(multiplier));
    BigInteger expected = big(high, low).add(product);

    // when
    boolean added = attempt(() -> sum.addProduct(a, b, multiplier));

    // then
    assertThat(added).isEqualTo(fits(expected) && fits(product));
    assertThat(big(sum)).isEqualTo(added ? expected : big(high, low));
  }

  @Property
  void shouldAddAndSubtract(
      @ForAll long high, @ForAll long low, @ForAll long otherHigh, @ForAll long otherLow) {
    // given
    Turnover sum = new Turnover(high, low);
    Turnover difference = new Turnover(high, low);
    BigInteger other = big(otherHigh, otherLow);

    // when
    boolean added = attempt(() -> sum.add(otherHigh, otherLow));
    boolean subtracted = attempt(() -> difference.subtract(otherHigh, otherLow));

    // then
    assertThat(added).isEqualTo(fits(big(high, low).add(other)));
    assertThat(subtracted).isEqualTo(fits(big(high, low).subtract(other)));
    assertThat(big(sum)).isEqualTo(added ? big(high, low).add(other) : big(high, low));
    assertThat(big(difference))
        .isEqualTo(subtracted ? big(high, low).subtract(other) : big(high, low));
  }

  @Property
  void shouldMultiply(
      @ForAll @LongRange(min = -1L << 40, max = 1L << 40) long high,
      @ForAll long low,
      @ForAll long factor) {
    // given
    Turnover product = new Turnover(high, low);
    BigInteger expected = big(high, low).multiply(big(factor));

    // when
    boolean multiplied = attempt(() -> product.multiply(factor));

    // then
    assertThat(multiplied).isEqualTo(fits(expected));
    assertThat(big(product)).isEqualTo(multiplied ? expected : big(high, low));
  }

  @Property
  void shouldDivideRoundingOnceHalfAwayFromZero(
      @ForAll @LongRange(min = -1L << 50, max = 1L << 50) long high,
      @ForAll long low,
      @ForAll @LongRange(min = 1) long volume,
      @ForAll @IntRange(min = 0, max = 4) int extraDigits) {
    // given
    Turnover turnover = new Turnover(high, low);
    BigInteger expected =
        new BigDecimal(big(high, low))
            .scaleByPowerOfTen(extraDigits)
            .divide(BigDecimal.valueOf(volume), 0, RoundingMode.HALF_UP)
            .toBigIntegerExact();
    long[] average = new long[1];

    // when
    boolean divided = attempt(() -> average[0] = turnover.divide(volume, extraDigits));

    // then
    assertThat(divided).isEqualTo(expected.abs().bitLength() < 64);
    assertThat(big(average[0])).isEqualTo(divided ? expected : BigInteger.ZERO);
  }

  @Property
  void shouldCompareAndPrint(
      @ForAll long high,
      @ForAll long low,
      @ForAll long otherHigh,
      @ForAll long otherLow,
      @ForAll @IntRange(min = -30, max = 3) int exponent) {
    // given
    Turnover turnover = new Turnover(high, low);
    BigDecimal expected = new BigDecimal(big(high, low), -exponent);

    // when
    String text = turnover.toText(exponent);

    // then
    assertThat(text).isEqualTo(expected.toPlainString());
    assertThat(turnover.compareTo(new Turnover(otherHigh, otherLow)))
        .isEqualTo(big(high, low).compareTo(big(otherHigh, otherLow)));
    assertThat(turnover.signum()).isEqualTo(big(high, low).signum());
  }

  @Test
  void shouldGiveTheAverageOfTwoTrades() {
    // given
    Turnover turnover = new Turnover().addProduct(185_498, 100).addProduct(185_500, 200);

    // when
    long average = turnover.divide(300, 2);

    // then
    assertThat(DecimalText.of(average, -4)).isEqualTo("1854.9933");
  }

  @Test
  void shouldRefuseToDivideByNothing() {
    // when
    assertThatThrownBy(() -> new Turnover(0, 5).divide(0, 0))
        // then
        .isInstanceOf(ArithmeticException.class);
  }

  private static boolean attempt(Runnable action) {
    try {
      action.run();
      return true;
    } catch (ArithmeticException e) {
      return false;
    }
  }

  private static boolean fits(BigInteger value) {
    return value.compareTo(MIN) >= 0 && value.compareTo(MAX) <= 0;
  }

  private static BigInteger big(Turnover turnover) {
    return big(turnover.high(), turnover.low());
  }

  private static BigInteger big(long high, long low) {
    return big(high).shiftLeft(64).add(new BigInteger(Long.toUnsignedString(low)));
  }

  private static BigInteger big(long value) {
    return BigInteger.valueOf(value);
  }
}
