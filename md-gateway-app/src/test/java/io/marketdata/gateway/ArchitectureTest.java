package io.marketdata.gateway;

import io.marketdata.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void shouldKeepFrameworksAtTheRim() {
    ArchitectureRules.check(
        "io.marketdata.gateway",
        "io.marketdata.gateway.history",
        "io.marketdata.gateway.lifecycle",
        "io.marketdata.gateway.page");
  }
}
