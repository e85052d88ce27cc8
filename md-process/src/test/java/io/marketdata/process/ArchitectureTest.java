package io.marketdata.process;

import io.marketdata.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void shouldKeepCyclesAndStrangersOut() {
    ArchitectureRules.check("io.marketdata.process", "io.marketdata.process..");
  }
}
