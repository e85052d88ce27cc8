package io.marketdata.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marketdata.recorded.RecordedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The values of independent programs: pandas (golden.py), ta4j's and Skender's workbooks. */
class IndicatorGoldenTest {

  @ParameterizedTest
  @EnumSource(Convention.class)
  void shouldGiveThePandasValues(Convention convention) throws IOException {
    // given
    List<String[]> rows = golden(convention.text() + ".csv");
    IndicatorSet set = convention == Convention.CN ? IndicatorSet.CN : IndicatorSet.WESTERN;
    IndicatorBank bank = new IndicatorBank(set);

    // when
    List<double[]> values = run(bank, rows.subList(1, rows.size()), 0);

    // then
    assertThat(bank.outputs()).containsExactly(tail(rows.getFirst()));
    for (int row = 0; row < values.size(); row++) {
      for (int column = 0; column < bank.outputs().size(); column++) {
        assertSame(values.get(row)[column], rows.get(row + 1)[column + 1], 1e-9);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"EMA, ema_13, CN", "SMA, ma_13, WESTERN"})
  void shouldGiveTheValuesOfTa4jWorkbooks(String file, String name, Convention convention)
      throws IOException {
    // given
    Path path = RecordedData.path("indicator_references/ta4j_xls/" + file + ".csv.gz");
    List<String[]> rows = bars(new GZIPInputStream(Files.newInputStream(path)), "Date,Open", 4);
    Indicator indicator = IndicatorName.parse(name).create(convention);

    // when
    List<double[]> values = run(indicator, rows, 4);

    // then
    for (int row = 12; row < rows.size(); row++) {
      assertSame(values.get(row)[0], rows.get(row)[6], 1e-9);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Sma, ma_20, 5, 7",
    "Ema, ema_20, 2, 4",
    "Macd, macd_12_26_9, 5, 9",
  })
  void shouldGiveTheValuesOfSkendersWorkbooks(
      String file, String name, int close, int column, @TempDir Path directory) throws Exception {
    // given
    Path workbook = workbook(file, directory);
    List<String[]> rows = bars(Files.newInputStream(workbook), "i,date", close);
    Indicator indicator = IndicatorName.parse(name).create(Convention.WESTERN);

    // when
    List<double[]> values = run(indicator, rows, close);

    // then
    assertThat(rows).hasSizeGreaterThan(500);
    for (int row = 0; row < rows.size(); row++) {
      for (int output = 0; output < indicator.outputs().size(); output++) {
        assertSame(values.get(row)[output], cell(rows.get(row), column + output), 1e-9);
      }
    }
  }

  @Test
  void shouldNotDriftOverManyBars() {
    // given
    Indicator average = IndicatorName.parse("ma_3").create(Convention.WESTERN);
    BarValues bar = new BarValues();
    double[] values = new double[1];
    for (int i = 0; i < 1_000_000; i++) {
      average.add(bar.setClose(i % 2 == 0 ? 1e9 / 3 : 0.1));
    }

    // when
    for (int i = 0; i < 3; i++) {
      average.add(bar.setClose(0.1));
    }

    // then
    average.read(values, 0);
    assertThat(values[0]).isCloseTo(0.1, within(1e-7));
  }

  private static Path workbook(String file, Path directory) throws Exception {
    Path archive = RecordedData.path("indicator_references/skender_quotes_calc_results.tar.xz");
    String member = "./calc_csv/" + file + ".Calc.csv";
    Process tar =
        new ProcessBuilder("tar", "xf", archive.toString(), member)
            .directory(directory.toFile())
            .inheritIO()
            .start();
    assertThat(tar.waitFor()).isZero();
    return directory.resolve(member);
  }

  private static List<double[]> run(Indicator indicator, List<String[]> rows, int close) {
    List<double[]> values = new ArrayList<>();
    BarValues bar = new BarValues();
    for (String[] row : rows) {
      double[] outputs = new double[indicator.outputs().size()];
      indicator.add(bar.setClose(Double.parseDouble(row[close])));
      indicator.read(outputs, 0);
      values.add(outputs);
    }
    return values;
  }

  private static List<double[]> run(IndicatorBank bank, List<String[]> rows, int close) {
    List<double[]> values = new ArrayList<>();
    BarValues bar = new BarValues();
    for (String[] row : rows) {
      double[] outputs = new double[bank.outputs().size()];
      bank.add(bar.setClose(Double.parseDouble(row[close])));
      bank.read(outputs);
      values.add(outputs);
    }
    return values;
  }

  private static List<String[]> golden(String name) throws IOException {
    try (InputStream in = IndicatorGoldenTest.class.getResourceAsStream(name)) {
      return lines(in).stream().map(line -> line.split(",", -1)).toList();
    }
  }

  /** The rows behind the heading, as long as they have a close. */
  private static List<String[]> bars(InputStream in, String heading, int close) throws IOException {
    try (in) {
      return lines(in).stream()
          .dropWhile(line -> !line.startsWith(heading))
          .skip(1)
          .map(line -> line.split(",", -1))
          .takeWhile(row -> row.length > close && !row[close].isEmpty())
          .toList();
    }
  }

  private static List<String> lines(InputStream in) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }

  private static void assertSame(double value, String expected, double tolerance) {
    if (expected.isEmpty()) {
      assertThat(value).isNaN();
    } else {
      assertThat(value).isCloseTo(Double.parseDouble(expected), within(tolerance));
    }
  }

  private static String cell(String[] row, int column) {
    return column < row.length ? row[column] : "";
  }

  private static String[] tail(String[] row) {
    return Arrays.copyOfRange(row, 1, row.length);
  }
}
