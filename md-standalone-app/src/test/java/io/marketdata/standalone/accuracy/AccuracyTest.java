package io.marketdata.standalone.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bars of recorded ticks, made by {@code ./run bars}, are the bars that others made: as many of
 * them as {@code floors.txt} says. Every build runs the small rows; {@code -Paccuracy} runs all of
 * them and logs the table. {@code docs/accuracy.md} keeps the table; {@code
 * -Daccuracy.docs.write=true} writes it anew.
 */
class AccuracyTest {

  private static final Logger LOG = LoggerFactory.getLogger(AccuracyTest.class);
  private static final Path DIFFERENCES = Path.of("target", "accuracy");
  private static final int SHOWN = 5;
  private static final boolean ALL = Boolean.getBoolean("accuracy.all");
  private static final boolean WRITE = Boolean.getBoolean("accuracy.docs.write");
  private static final List<Finding> FOUND = Collections.synchronizedList(new ArrayList<>());

  @TempDir Path folder;

  @BeforeAll
  static void begin() {
    FOUND.clear();
  }

  static Stream<AccuracyRow> rows() {
    return AccuracyRows.all().stream();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void shouldMakeTheBarsThatOthersMade(AccuracyRow row) throws IOException {
    // given
    assumeTrue(ALL || row.isSmall(), "skipped: -Paccuracy runs it");
    Floors floors = Floors.read();
    AccuracyPage page = AccuracyPage.read();

    // when
    MadeBars made = MadeBars.of(row.ticks(), row.setting(), folder);
    Comparison comparison = Comparison.of(made.bars(), row.reference().bars());
    Finding finding = new Finding(row, comparison, made.summary());
    FOUND.add(finding);
    keepDifferences(finding);

    // then
    assertThat(made.broken()).as("prices outside of low and high, or bars twice").isEmpty();
    assertThat(floors.fallen(row.id(), comparison)).as(() -> text(finding)).isEmpty();
    floors
        .risen(row.id(), comparison)
        .forEach(one -> LOG.info("{}; raise it: {}", one, Floors.line(row.id(), comparison)));
    if (!WRITE) {
      assertThat(finding.line())
          .as("docs/accuracy.md; -Daccuracy.docs.write=true writes it anew")
          .isEqualTo(page.line(row));
    }
  }

  @Test
  void shouldKeepEveryRowInTheDocumentInTheirOrder() throws IOException {
    // given
    assumeTrue(!WRITE, "skipped: the document is being written");
    List<String> starts = rows().map(Finding::lineStart).toList();

    // when
    List<String> lines = AccuracyPage.read().lines();

    // then
    assertThat(lines).hasSameSizeAs(starts);
    for (int i = 0; i < lines.size(); i++) {
      assertThat(lines.get(i)).startsWith(starts.get(i));
    }
  }

  @AfterAll
  static void report() throws IOException {
    if (WRITE) {
      AccuracyPage.read().write(AccuracyRows.all(), FOUND);
    }
    LOG.info(
        "{}",
        FOUND.stream()
            .map(Finding::line)
            .collect(Collectors.joining("\n", "accuracy:\n" + Finding.HEAD + "\n", "")));
  }

  /** All bars that differ lie in {@code target/accuracy} for who wants to look. */
  private static void keepDifferences(Finding finding) throws IOException {
    Path file = Files.createDirectories(DIFFERENCES).resolve(finding.row().id() + ".txt");
    Files.write(
        file, finding.comparison().differences().stream().map(Difference::toString).toList());
  }

  /** A row with the first bars that differ. */
  private static String text(Finding finding) {
    return finding.comparison().differences().stream()
        .limit(SHOWN)
        .map(Difference::toString)
        .collect(Collectors.joining("\n", finding.line() + "\n", "\n"));
  }
}
