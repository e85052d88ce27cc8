package io.marketdata.compute.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class HandoverModelTest {

  private static final Logger LOG = LoggerFactory.getLogger(HandoverModelTest.class);
  private static final int LIMIT = 1_500_000;

  @ParameterizedTest
  @EnumSource(Scenario.class)
  void shouldKeepEveryPromiseInEveryOrderOfSteps(Scenario scenario) {
    // when
    Explorer.Result result = explore(scenario, Mutation.NONE);

    // then
    LOG.warn("{}: {} states, {} at rest", scenario, result.states(), result.resting());
    assertThat(result.violation()).as(result::counterexample).isNull();
  }

  private static Explorer.Result explore(Scenario scenario, Mutation mutation) {
    OwnerSteps owners = new OwnerSteps(mutation);
    SourceSteps sources = new SourceSteps(mutation);
    ViewSteps view = new ViewSteps(mutation);
    return new Explorer<World>(
            LIMIT,
            (world, steps) -> {
              sources.add(world, steps);
              owners.add(world, steps);
              view.add(world, steps);
              GatewaySteps.add(world, steps);
            },
            Promises::always,
            Promises::atRest)
        .run(scenario.begin());
  }
}
