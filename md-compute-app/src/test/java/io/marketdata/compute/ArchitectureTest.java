package io.marketdata.compute;

import io.marketdata.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void shouldKeepFrameworksAtTheRim() {
    ArchitectureRules.check(
        "io.marketdata.compute",
        "io.marketdata.compute.epoch.command",
        "io.marketdata.compute.view",
        "io.marketdata.compute.view.rebuild");
  }
}
