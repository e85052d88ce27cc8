package io.marketdata.redis;

import io.marketdata.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void shouldKeepCyclesAndStrangersOut() {
    ArchitectureRules.check("io.marketdata.redis");
  }
}
