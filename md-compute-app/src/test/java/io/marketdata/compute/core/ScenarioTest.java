package io.marketdata.compute.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.compute.core.ScenarioRun.Framing;
import io.marketdata.scenario.Scenario;
import io.marketdata.scenario.ScenarioFiles;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The core makes of the ticks of every scenario the bars that stand beside them. */
class ScenarioTest {

  private static final List<Scenario> SCENARIOS = ScenarioFiles.all();
  private static final Map<String, String> PENDING = ScenarioFiles.pending();

  @TestFactory
  Stream<DynamicTest> shouldMakeTheExpectedBarsHoweverTicksAreFramed() {
    return SCENARIOS.stream()
        .filter(scenario -> !PENDING.containsKey(scenario.file()))
        .flatMap(scenario ->
            Stream.of(Framing.values())
                .map(framing ->
                    DynamicTest.dynamicTest(
                        scenario.file() + " " + framing, () -> assertExpected(scenario, framing))));
  }

  private static void assertExpected(Scenario scenario, Framing framing) {
    assertThat(ScenarioRun.of(scenario, framing).differences())
        .as("%s (%s), %s", scenario.file(), scenario.title(), framing)
        .isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> shouldPublishTheSameBytesAgainAndAcrossCheckpoints() {
    return SCENARIOS.stream()
        .map(scenario -> DynamicTest.dynamicTest(scenario.file(), () -> assertSameBytes(scenario)));
  }

  private static void assertSameBytes(Scenario scenario) {
    ScenarioRun first = ScenarioRun.of(scenario, Framing.RECORD_PER_TICK);
    ScenarioRun again = ScenarioRun.of(scenario, Framing.RECORD_PER_TICK);
    ScenarioRun restarted = ScenarioRun.of(scenario, Framing.RESTARTED);
    assertThat(again.frames()).isEqualTo(first.frames());
    assertThat(restarted.frames()).isEqualTo(first.frames());
  }

  @TestFactory
  Stream<DynamicTest> shouldStillFailWhereSomethingIsPending() {
    return SCENARIOS.stream()
        .filter(scenario -> PENDING.containsKey(scenario.file()))
        .map(scenario ->
            DynamicTest.dynamicTest(scenario.file(), () -> assertStillFailing(scenario)));
  }

  private static void assertStillFailing(Scenario scenario) {
    assertThat(Framing.values())
        .as(
            "%s passes now: take it out of pending.txt (%s)",
            scenario.file(), PENDING.get(scenario.file()))
        .anyMatch(framing -> !ScenarioRun.of(scenario, framing).differences().isEmpty());
  }

  @Test
  void shouldNameOnlyFilesAsPendingThatAreThere() {
    assertThat(SCENARIOS.stream().map(Scenario::file)).containsAll(PENDING.keySet());
  }
}
