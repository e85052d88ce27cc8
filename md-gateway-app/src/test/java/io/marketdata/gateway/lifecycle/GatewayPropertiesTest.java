package io.marketdata.gateway.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class GatewayPropertiesTest {

  @Test
  void shouldRefuseADrainThatOutlastsItsPhase() {
    // when, then
    assertThatThrownBy(() -> draining(Duration.ofSeconds(20)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("md.gateway.drain-over")
        .hasMessageContaining("timeout-per-shutdown-phase");
    assertThat(draining(Duration.ofSeconds(19)).drainOver()).isEqualTo(Duration.ofSeconds(19));
  }

  private static GatewayProperties draining(Duration over) {
    return new GatewayProperties(
        1,
        new GatewayProperties.Client(
            DataSize.ofMegabytes(1), 1, 1, Duration.ofSeconds(1), Duration.ofSeconds(2)),
        new GatewayProperties.Hub(1, 1, 1, 1),
        over);
  }
}
