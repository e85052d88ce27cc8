package io.marketdata.ingest.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AsciiScannerTest {

  private final AsciiScanner scanner = new AsciiScanner('|');

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "12.50, 125, 1",
    "-0.00000001, -1, 8",
    "1163.000000000000, 1163, 0",
    "000000000000000000007, 7, 0",
    "999999999999999999, 999999999999999999, 0"
  })
  void shouldReadADecimal(String text, long unscaled, int decimals) {
    // given
    wrap(text);

    // when
    long value = scanner.decimal();

    // then
    assertThat(scanner.complete()).isTrue();
    assertThat(value).isEqualTo(unscaled);
    assertThat(scanner.decimals()).isEqualTo(decimals);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        ".",
        ".5",
        "5.",
        "1..2",
        "1.2.3",
        "1e5",
        "+1",
        " 1",
        "1 ",
        "٣",
        "0x1",
        "1000000000000000000",
        "--1",
        "-.1"
      })
  void shouldRefuseWhatIsNoDecimal(String text) {
    // given
    wrap(text);

    // when
    scanner.decimal();

    // then
    assertThat(scanner.failed()).isTrue();
  }

  @Test
  void shouldTellAnEmptyFieldFromAZero() {
    // given
    wrap("|0|");

    // when
    scanner.optionalDecimal();
    boolean first = scanner.blank();
    scanner.optionalDecimal();
    boolean second = scanner.blank();
    scanner.optionalDecimal();

    // then
    assertThat(first).isTrue();
    assertThat(second).isFalse();
    assertThat(scanner.blank()).isTrue();
    assertThat(scanner.complete()).isTrue();
  }

  @Test
  void shouldFailBehindTheLastField() {
    // given
    wrap("1");
    scanner.integer();

    // when
    scanner.integer();

    // then
    assertThat(scanner.failed()).isTrue();
    assertThat(scanner.complete()).isFalse();
  }

  private void wrap(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    scanner.wrap(bytes, 0, bytes.length);
  }
}
