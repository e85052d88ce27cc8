package io.marketdata.ingest.feed.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalCellTest {

  private final DecimalCell cell = new DecimalCell();

  @ParameterizedTest
  @CsvSource({
    "0,0,0",
    "-0,0,0",
    "0.00,0,0",
    "100,100,0",
    "100.0,100,0",
    "-12.50,-125,1",
    "00012.5,125,1",
    "0.00152949,152949,8",
    "999999999999999999,999999999999999999,0",
    "0.000000000000000000001,1,21",
    "123456789012345678.000,123456789012345678,0"
  })
  void shouldReadDecimals(String text, long unscaled, int decimals) {
    // when
    boolean read = cell.read(text.toCharArray(), 0, text.length());

    // then
    assertThat(read).isTrue();
    assertThat(cell.unscaled()).isEqualTo(unscaled);
    assertThat(cell.decimals()).isEqualTo(decimals);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e30",
        "10^30",
        "NaN",
        "inf",
        "N/A",
        "+5",
        "1,000",
        "-",
        ".",
        "1.",
        ".5",
        "1.2.3",
        "--1",
        "1-",
        "0x10",
        "1 000",
        "1.2345678901234567890e5"
      })
  void shouldRefuseWhatIsNoPlainDecimal(String text) {
    // when
    boolean read = cell.read(text.toCharArray(), 0, text.length());

    // then
    assertThat(read).isFalse();
    assertThat(cell.tooLong()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1234567890123456789", "0.1234567890123456789", "1234567890123456789.0"})
  void shouldTellTooManyDigitsFromNonsense(String text) {
    // when
    boolean read = cell.read(text.toCharArray(), 0, text.length());

    // then
    assertThat(read).isFalse();
    assertThat(cell.tooLong()).isTrue();
  }

  @Test
  void shouldReadWhatBigDecimalWrites() {
    // given
    long seed = System.nanoTime();
    Random random = new Random(seed);

    for (int i = 0; i < 20_000; i++) {
      BigDecimal number =
          BigDecimal.valueOf(
              random.nextLong() % (long) Math.pow(10, 1 + random.nextInt(18)), random.nextInt(19));
      String text = number.toPlainString();

      // when
      boolean read = cell.read(text.toCharArray(), 0, text.length());

      // then
      assertThat(read).as("%s, seed %d", text, seed).isTrue();
      assertThat(BigDecimal.valueOf(cell.unscaled(), cell.decimals()))
          .as("%s, seed %d", text, seed)
          .isEqualByComparingTo(number);
    }
  }
}
