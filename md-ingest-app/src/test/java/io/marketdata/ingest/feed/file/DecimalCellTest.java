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
        "1e",
        "e5",
        "1.e5",
        "1e1000",
        "1e5.0",
        "1e++5",
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
        "1.2345678901234567890e5x"
      })
  void shouldRefuseWhatIsNoPlainDecimal(String text) {
    // when
    boolean read = cell.read(text.toCharArray(), 0, text.length());

    // then
    assertThat(read).isFalse();
    assertThat(cell.tooLong()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1234567890123456789",
        "1234567890123456789.0",
        "1234567890123456789.5",
        "1e30",
        "-1.7976931348623157E+308"
      })
  void shouldTellTooManyDigitsFromNonsense(String text) {
    // when
    boolean read = cell.read(text.toCharArray(), 0, text.length());

    // then
    assertThat(read).isFalse();
    assertThat(cell.tooLong()).isTrue();
    assertThat(cell.isHuge()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "1854.980000000000018,185498000000000001,14,true",
    "676761065.059999942779541,676761065059999942,9,true",
    "0.1234567890123456789,123456789012345678,18,true",
    "1854.9800000000000000000,185498,2,false",
    "123456789012345678.5,123456789012345678,0,true"
  })
  void shouldKeepTheFirstDigitsOfALongDecimal(
      String text, long unscaled, int decimals, boolean cut) {
    // when
    boolean read = cell.read(text.toCharArray(), 0, text.length());

    // then
    assertThat(read).isTrue();
    assertThat(cell.unscaled()).isEqualTo(unscaled);
    assertThat(cell.decimals()).isEqualTo(decimals);
    assertThat(cell.cut()).isEqualTo(cut);
    assertThat(cell.isInteger()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "4.000141086170001E9,4000141086170001,6",
    "5.017662477900002e+8,5017662477900002,7",
    "1e5,100000,0",
    "1E+05,100000,0",
    "-2.50E1,-25,0",
    "1.5E10,15000000000,0",
    "1e-05,1,5",
    "120e-1,12,0",
    "0e17,0,0",
    "0.000E-9,0,0"
  })
  void shouldReadPowersOfTen(String text, long unscaled, int decimals) {
    // when
    boolean read = cell.read(text.toCharArray(), 0, text.length());

    // then
    assertThat(read).isTrue();
    assertThat(cell.unscaled()).isEqualTo(unscaled);
    assertThat(cell.decimals()).isEqualTo(decimals);
    assertThat(cell.isInteger()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "1000000000000000,true",
    "-1000000000000000.5,true",
    "999999999999999.9,false",
    "1e15,true",
    "0.5,false"
  })
  void shouldTellWhatIsHuge(String text, boolean huge) {
    // when
    boolean read = cell.read(text.toCharArray(), 0, text.length());

    // then
    assertThat(read).isTrue();
    assertThat(cell.isHuge()).isEqualTo(huge);
  }

  @Test
  void shouldReadWhatDoublesPrint() {
    // given
    long seed = System.nanoTime();
    Random random = new Random(seed);

    for (int i = 0; i < 20_000; i++) {
      double number = random.nextDouble() * Math.pow(10, random.nextInt(-9, 15));
      String text =
          random.nextBoolean() ? Double.toString(number) : new BigDecimal(number).toPlainString();

      // when
      boolean read = cell.read(text.toCharArray(), 0, text.length());

      // then
      BigDecimal kept = BigDecimal.valueOf(cell.unscaled(), cell.decimals());
      BigDecimal told = new BigDecimal(text);
      assertThat(read).as("%s, seed %d", text, seed).isTrue();
      assertThat(told.subtract(kept).compareTo(BigDecimal.ONE.movePointLeft(cell.decimals())) < 0)
          .as("%s, seed %d", text, seed)
          .isTrue();
      assertThat(cell.cut()).as("%s, seed %d", text, seed).isEqualTo(told.compareTo(kept) != 0);
    }
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
