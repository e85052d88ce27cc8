package io.marketdata.load.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HarnessTest {

  private static final long SEED = 7;

  @TempDir Path temp;

  @Test
  void shouldMakeAnExceptionAFindingOfItsScenarioAndGoOn() throws Exception {
    // given
    Harness harness = harness();

    // when
    harness.run(impossible("first"));
    harness.run(impossible("second"));

    // then
    assertThat(harness.hasFailed()).isTrue();
    assertThat(harness.lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("first: ").contains("aborted: "),
            line -> assertThat(line).startsWith("second: ").contains("aborted: "));
  }

  @Test
  void shouldNotTakeAnAbortForABrokenBuildThatIsCaught() throws Exception {
    // given
    Harness harness = harness();

    // when
    harness.run(impossible("mutation").broken(Mutation.DROP_FRAME));

    // then
    assertThat(harness.hasFailed()).isTrue();
    assertThat(harness.lines())
        .singleElement()
        .asString()
        .startsWith("mutation: NOT CAUGHT, aborted: ");
  }

  private Harness harness() {
    return new Harness(
        temp.resolve("run"),
        AppClassPath.packed(temp.resolve("classes")),
        SEED,
        true,
        new Journal(Clock.systemUTC(), System.out, temp.resolve("journal")));
  }

  /** It cannot even begin: a file lies where its folder ought to be. */
  private Scenario impossible(String name) throws Exception {
    Files.createDirectories(temp.resolve("run"));
    Files.writeString(temp.resolve("run").resolve(name), "");
    return Scenario.plain(name, "cannot start", (_, _) -> List.of());
  }
}
