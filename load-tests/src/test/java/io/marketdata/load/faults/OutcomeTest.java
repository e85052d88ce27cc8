package io.marketdata.load.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.load.check.Findings;
import org.junit.jupiter.api.Test;

class OutcomeTest {

  @Test
  void shouldFindLossesThatClientsAreToldOfWhereNoFaultAllowsThem() {
    // when
    Outcome outcome = Outcome.of(new Checks.Result(new Findings(), 5), new Findings(), 3);

    // then
    assertThat(outcome.wrong().lines())
        .containsExactly("3 gap messages tell clients that updates are missing");
    assertThat(outcome.checked().isEmpty()).isTrue();
    assertThat(Wrong.of(outcome.wrong()).lost()).isOne();
  }

  @Test
  void shouldOnlyCountThemWhereAFaultAllowsThem() {
    // when
    Outcome outcome = Outcome.of(new Checks.Result(new Findings(), 3), new Findings(), 0);

    // then
    assertThat(outcome.wrong().isEmpty()).isTrue();
    assertThat(outcome.gaps()).isEqualTo(3);
  }
}
