package io.marketdata.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {

  @ParameterizedTest
  @CsvSource({"1234, -2, -4, 123400", "123400, -4, -2, 1234", "-5, 0, -1, -50", "0, -18, 18, 0"})
  void shouldRescaleExactly(long value, int from, int to, long expected) {
    // when
    long rescaled = Scale.rescale(value, from, to);

    // then
    assertThat(rescaled).isEqualTo(expected);
  }

  @Test
  void shouldRefuseToLoseDigits() {
    // when
    assertThatThrownBy(() -> Scale.rescale(1234, -2, -1))
        // then
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Scale.rescale(Long.MAX_VALUE, 0, -1))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Scale.rescale(1, 18, -18)).isInstanceOf(ArithmeticException.class);
  }
}
