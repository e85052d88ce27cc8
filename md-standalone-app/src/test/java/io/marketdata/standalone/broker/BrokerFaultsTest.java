package io.marketdata.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketdata.standalone.data.EmbeddedStartException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Exit;
import org.junit.jupiter.api.Test;

class BrokerFaultsTest {

  private final List<String> told = new ArrayList<>();

  @Test
  void shouldFailTheStartByAFaultBeforeTheBrokerServes() {
    // given
    try (BrokerFaults faults = BrokerFaults.install(told::add)) {

      // when
      Exit.halt(1, "all log dirs have failed");

      // then
      assertThat(faults.started())
          .failsWithin(Duration.ZERO)
          .withThrowableThat()
          .withCauseInstanceOf(EmbeddedStartException.class)
          .withMessageContaining("failed beyond recovery (all log dirs have failed)");
      assertThat(told).isEmpty();
    }
  }

  @Test
  void shouldTellTheFirstFaultOfARunningBrokerOnce() {
    // given
    try (BrokerFaults faults = BrokerFaults.install(told::add)) {
      faults.started().complete(null);

      // when
      Exit.halt(1);
      Exit.exit(2);

      // then
      assertThat(told)
          .containsExactly(
              "the embedded Kafka broker failed beyond recovery (exit status 1), see the errors"
                  + " logged before");
    }
  }

  @Test
  void shouldTellNothingOfABrokerThatStops() {
    // given
    try (BrokerFaults faults = BrokerFaults.install(told::add)) {
      faults.started().complete(null);
      faults.ignoreFurther();

      // when
      Exit.halt(1);

      // then
      assertThat(told).isEmpty();
    }
  }

  @Test
  void shouldAllowOneBrokerPerProcess() {
    // given
    try (BrokerFaults _ = BrokerFaults.install(told::add)) {

      // when, then
      assertThatThrownBy(() -> BrokerFaults.install(told::add))
          .hasMessage("an embedded Kafka already runs in this process");
    }
  }
}
