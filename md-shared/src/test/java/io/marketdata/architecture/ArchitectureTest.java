package io.marketdata.architecture;

import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void shouldKeepTheSharedLibraryPlain() {
    ArchitectureRules.check("io.marketdata");
  }
}
