package io.marketdata.kafka;

import io.marketdata.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void shouldKeepCyclesAndStrangersOut() {
    ArchitectureRules.check("io.marketdata.kafka");
  }
}
