package io.marketdata.load.ladder;

import static io.marketdata.load.ladder.measure.Trials.trial;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.marketdata.load.ladder.measure.Machine;
import io.marketdata.load.ladder.measure.Pairs;
import io.marketdata.load.ladder.measure.Trial;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

  private static final Machine MACHINE =
      new Machine(
          2, "a processor", 1L << 34, "Linux 6", "OpenJDK 25", "0123456789ab", "core 0: all");
  private static final Pairs PAIRS =
      new Pairs(
          List.of(
              new Pairs.Pair(trial("republish", 1_000_000, 0.4), trial("compute", 550_000, 0.4)),
              new Pairs.Pair(trial("republish", 900_000, 0.95), trial("compute", 540_000, 0.4)),
              new Pairs.Pair(trial("republish", 1_100_000, 0.4), trial("compute", 583_000, 0.4))));

  @Test
  void shouldWriteWhatItsSchemaSays() throws Exception {
    // given
    Row isVoid = Row.alone("00-raw/hop", "ticks", List.of(trial("hop", 5, 0.9)));
    Report report =
        report(List.of(rows().get(0), rows().get(1), isVoid, Row.alone("r", "u", List.of(made()))));

    // when
    String json = report.json();

    // then
    assertThat(violations(json)).isEmpty();
    assertThat(json).contains("\"commit\" : \"0123456789ab\"").contains("\"quiet\" : true");
  }

  @Test
  void shouldHaveASchemaThatNoticesAMissingFigure() throws Exception {
    // given
    String json = report(rows()).json().replace("\"foreignCores\"", "\"foreign\"");

    // then
    assertThat(violations(json)).isNotEmpty();
  }

  @Test
  void shouldShowMedianNoiseRatioAndTheRunsThatCount() {
    // when
    String table = report(rows()).table();

    // then
    assertThat(table)
        .contains("| republish | 2 of 3 | 1,050,000 (1,000,000 to 1,100,000) |")
        .contains("| compute | 3 | 550,000 (540,000 to 583,000) |")
        .contains("54 % (53 to 55)");
  }

  @Test
  void shouldCallALineVoidWithoutAnyRunThatCounts() {
    // given
    Row row = Row.alone("00-raw/hop", "ticks", List.of(trial("hop", 5, 0.9)));

    // then
    assertThat(row.isVoid()).isTrue();
    assertThat(report(List.of(row)).table()).contains("| hop | 0 of 1 | void |");
  }

  @Test
  void shouldSayThatOthersRanOnTheMachine() {
    // given
    Trial disturbed = new Trial("x", 1, 1, 1, 1, List.of(), null, 0.4, Map.of());
    Report report = report(List.of(Row.alone("r", "u", List.of(disturbed))));

    // then
    assertThat(report.isQuiet()).isFalse();
    assertThat(report.table()).contains("other programs ran");
  }

  @Test
  void shouldKeepBothFormsUnderOneName(@TempDir Path folder) throws Exception {
    // when
    Path json = report(rows()).write(folder.resolve("new"));

    // then
    assertThat(json).hasFileName("ladder-20260102T030405Z.json").exists();
    assertThat(Files.readString(json.resolveSibling("ladder-20260102T030405Z.md")))
        .contains("| rung |");
  }

  private static Trial made() {
    return new Trial("x", 1, 1, 1, 1, List.of(), null, 0.05, Map.of());
  }

  private static List<Row> rows() {
    return Row.of("02-compute/6500", "ticks", PAIRS).toList();
  }

  private static Report report(List<Row> rows) {
    return new Report(Instant.parse("2026-01-02T03:04:05Z"), true, 42, MACHINE, rows);
  }

  private static List<String> violations(String json) throws Exception {
    try (InputStream schema = ReportTest.class.getResourceAsStream("result.schema.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(new String(schema.readAllBytes(), StandardCharsets.UTF_8))
          .validate(json, InputFormat.JSON)
          .stream()
          .map(Object::toString)
          .toList();
    }
  }
}
