package io.marketdata.price;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalTextTest {

  @ParameterizedTest
  @CsvSource({
    "1230, -2, 12.30, 12.3",
    "-5, -2, -0.05, -0.05",
    "0, -2, 0.00, 0",
    "100, -2, 1.00, 1",
    "7, 0, 7, 7",
    "12, 2, 1200, 1200",
    "0, 2, 0, 0",
    "1, -18, 0.000000000000000001, 0.000000000000000001",
    "-9223372036854775808, -18, -9.223372036854775808, -9.223372036854775808"
  })
  void shouldWriteCanonicalAndShortestText(
      long value, int exponent, String canonical, String shortest) {
    // when
    String text = DecimalText.of(value, exponent);

    // then
    assertThat(text).isEqualTo(canonical);
    assertThat(DecimalText.shortest(value, exponent)).isEqualTo(shortest);
  }

  @Property
  void shouldAppendTheSameAsBigDecimal(
      @ForAll long value, @ForAll @IntRange(min = -18, max = 18) int exponent) {
    // given
    StringBuilder text = new StringBuilder("x");

    // when
    DecimalText.appendTo(text, value, exponent);

    // then
    assertThat(text)
        .hasToString(
            "x"
                + new BigDecimal(BigDecimal.valueOf(value, -exponent).toPlainString())
                    .toPlainString());
    assertThat(DecimalText.of(value, exponent)).isEqualTo(text.substring(1));
  }
}
