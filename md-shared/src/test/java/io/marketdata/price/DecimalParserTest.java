package io.marketdata.price;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalParserTest {
  private final DecimalParser exact = new DecimalParser();
  private final DecimalParser noisy = DecimalParser.acceptingBinaryNoise();

  @ParameterizedTest
  @CsvSource({
    "12.34, -2, 1234",
    "-12.34, -2, -1234",
    "+7, 0, 7",
    "7, -3, 7000",
    ".5, -1, 5",
    "5., -1, 50",
    "0.10, -1, 1",
    "1e-7, -8, 10",
    "1.5E+3, 0, 1500",
    "25e2, 2, 25",
    "1200, 2, 12",
    "0, 18, 0",
    "-0, -2, 0",
    "0e999, -2, 0",
    "9223372036854775807, 0, 9223372036854775807",
    "-9223372036854775807, 0, -9223372036854775807",
    "00000000000000000000000000012.5, -1, 125"
  })
  void shouldParseExactNumbers(String text, int exponent, long expected) {
    // when
    long value = exact.parse(text, exponent);

    // then
    assertThat(exact.error()).isEqualTo(DecimalError.NONE);
    assertThat(value).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "'', -2, MALFORMED",
    "-, -2, MALFORMED",
    "., -2, MALFORMED",
    "1.2.3, -2, MALFORMED",
    "N/A, -2, MALFORMED",
    "1e, -2, MALFORMED",
    "1e+, -2, MALFORMED",
    "1e5x, -2, MALFORMED",
    "' 1', -2, MALFORMED",
    "１, -2, MALFORMED",
    "0.001, -2, TOO_PRECISE",
    "1250, 2, TOO_PRECISE",
    "1e-400, -2, TOO_PRECISE",
    "9223372036854775808, 0, OVERFLOW",
    "92233720368547758.08, -2, OVERFLOW",
    "1e30, 0, OVERFLOW",
    "1e1000, 0, OVERFLOW"
  })
  void shouldReportBadTextAsValue(String text, int exponent, DecimalError reason) {
    // when
    long value = exact.parse(text, exponent);

    // then
    assertThat(exact.error()).isEqualTo(reason);
    assertThat(exact.ok()).isFalse();
    assertThat(value).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "1854.980000000000018, -2, 185498, NONE",
    "1854.979999999999999, -2, 185498, NONE",
    "0.010000009, -2, 1, NONE",
    "0.01000001, -2, 0, TOO_PRECISE",
    "0.00999999, -2, 0, TOO_PRECISE",
    "0.009999991, -2, 1, NONE",
    "-1854.979999999999999, -2, -185498, NONE",
    "9.999999999999, -2, 1000, NONE",
    "1854.985, -2, 0, TOO_PRECISE",
    "1e-12, -2, 0, NONE"
  })
  void shouldRemoveBinaryNoiseOnly(String text, int exponent, long expected, DecimalError reason) {
    // when
    long value = noisy.parse(text, exponent);

    // then
    assertThat(noisy.error()).isEqualTo(reason);
    assertThat(value).isEqualTo(expected);
  }

  @Property
  void shouldAgreeWithBigDecimal(
      @ForAll @BigRange(min = "-99999999999999999999", max = "99999999999999999999")
          BigInteger unscaled,
      @ForAll @IntRange(min = -6, max = 24) int scale,
      @ForAll @IntRange(min = -10, max = 4) int exponent,
      @ForAll boolean acceptNoise) {
    // given
    BigDecimal number = new BigDecimal(unscaled, scale);
    DecimalParser parser = acceptNoise ? noisy : exact;

    // when
    long value = parser.parse(number.toString(), exponent);

    // then
    BigDecimal steps = number.scaleByPowerOfTen(-exponent);
    BigDecimal nearest = steps.setScale(0, RoundingMode.HALF_EVEN);
    BigDecimal off = steps.subtract(nearest).abs();
    boolean taken = off.signum() == 0 || (acceptNoise && off.compareTo(new BigDecimal("1e-6")) < 0);
    boolean fits = nearest.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
    if (taken && fits) {
      assertThat(parser.error()).isEqualTo(DecimalError.NONE);
      assertThat(BigDecimal.valueOf(value)).isEqualByComparingTo(nearest);
    } else {
      assertThat(parser.ok()).isFalse();
    }
  }

  @Property
  void shouldReadBackWhatWasWritten(
      @ForAll long value, @ForAll @IntRange(min = -18, max = 0) int exponent) {
    // given
    byte[] bytes = new byte[DecimalText.MAX_LENGTH + 3];
    int end = DecimalText.put(bytes, 3, value, exponent);

    // when
    long parsed = exact.parse(bytes, 3, end, exponent);

    // then
    assertThat(parsed).isEqualTo(value == Long.MIN_VALUE ? 0 : value);
    assertThat(new String(bytes, 3, end - 3, StandardCharsets.US_ASCII))
        .isEqualTo(BigDecimal.valueOf(value, -exponent).toPlainString());
  }
}
