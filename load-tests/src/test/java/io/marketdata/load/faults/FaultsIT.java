package io.marketdata.load.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsIT {

  private static final long SEED = Long.getLong("faults.seed", System.nanoTime() & 0xFFFF_FFFL);
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss");
  private static final Path TARGET = Path.of("target", "faults").toAbsolutePath();
  private static final Path CLASSES = TARGET.resolve("classes");

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void shouldLoseNothingAndRepeatNothingWhereALittleOfEverythingBreaks() throws Exception {
    // given
    AppClassPath once = AppClassPath.packed(CLASSES).unmapped();
    Harness harness = harness("short-" + SEED, once, SEED, true);

    // when
    harness.run(Scenarios.shortForm());

    // then
    assertThat(harness.hasFailed()).as("seed %d\n%s", SEED, table(harness)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  @EnabledIfSystemProperty(named = "faults.long", matches = "true")
  void shouldLoseNothingAndRepeatNothingWhateverBreaksHoweverOften(int run) throws Exception {
    // given
    long seed = SEED + run;
    Harness harness = harness("long-" + seed, AppClassPath.packed(CLASSES), seed, false);

    // when
    for (Scenario scenario : Scenarios.ofSeed(run)) {
      harness.run(scenario);
    }

    // then
    assertThat(harness.hasFailed()).as("seed %d\n%s", seed, table(harness)).isFalse();
  }

  private static Harness harness(String name, AppClassPath classes, long seed, boolean quick) {
    Clock clock = Clock.system(ZoneId.systemDefault());
    // a seed may be run again: each run has a folder of its own
    Path folder = TARGET.resolve(name + '-' + LocalDateTime.now(clock).format(STAMP));
    Journal journal = new Journal(clock, System.out, folder);
    journal.say("-Dfaults.seed=%d", seed);
    return new Harness(folder, classes, seed, quick, journal);
  }

  private static String table(Harness harness) {
    List<FaultRow> rows = harness.rows();
    return String.join("\n", harness.lines()) + '\n' + FaultTable.text(rows);
  }
}
