package io.marketdata.compute.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every order of the steps of a hand-over, and every way in which it was meant to be broken. */
@Timeout(300)
class HandoverModelTest {

  private static final int LIMIT = 400_000;

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "OWNERS, 60000",
    "STORM, 40000",
    "LIVE_SOURCE, 30000",
    "RESENDING_SOURCE, 15000",
    "VIEW, 80000",
    "WRITERS, 15000",
    "WRITERS_IN_FAILOVER, 15000",
    "TOGETHER, 150000",
  })
  void shouldKeepEveryPromiseInEveryOrderOfSteps(Scenario scenario, int floor) {
    // when
    Explorer.Result result = explore(scenario, Mutation.NONE);

    // then
    assertThat(result.violation()).as(result::counterexample).isNull();
    assertThat(result.states()).isGreaterThan(floor);
    assertThat(result.resting()).isPositive();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "OFFSET_OUTSIDE_TRANSACTION | STORM | raises an alarm though nothing is lost",
        "METADATA_AT_COMMIT | STORM | raises an alarm though nothing is lost",
        "CHECKPOINT_BEFORE_ACKNOWLEDGEMENT | STORM | md.updates end at seq 0 instead of 1",
        "DIRTY_CLEARED_BEFORE_COMMIT | OWNERS | stored is",
        "NO_EXPECTED_OFFSET | STORM | the owner has",
        "NO_LAG | VIEW | which lies before its mark",
        "VIEW_VERSION_BY_OFFSET | WRITERS | Redis shows seq 1 instead of 2",
        "NO_SOURCE_TERM | LIVE_SOURCE | is lost and no gap says so"
      })
  void shouldCatch(Mutation mutation, Scenario scenario, String violation) {
    // when
    Explorer.Result result = explore(scenario, mutation);

    // then
    assertThat(result.violation()).as(mutation::name).isNotNull();
    assertThat(result.violation()).contains(violation);
    assertThat(result.story()).hasSizeGreaterThan(3);
  }

  private static Explorer.Result explore(Scenario scenario, Mutation mutation) {
    Promises promises = new Promises(mutation);
    List<Behaviour> parts =
        List.of(
            new SourceSteps(mutation)::add,
            GroupSteps::add,
            new OwnerSteps(mutation)::add,
            new ViewSteps(mutation)::add,
            GatewaySteps::add);
    return new Explorer<World>(
            LIMIT,
            (world, steps) -> parts.forEach(part -> part.add(world, steps)),
            promises::always,
            promises::atRest)
        .run(scenario.begin());
  }

  /** What one kind of participant may do. */
  @FunctionalInterface
  private interface Behaviour {

    void add(World world, Steps<World> steps);
  }
}
