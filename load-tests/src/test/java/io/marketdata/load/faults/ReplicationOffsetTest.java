package io.marketdata.load.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReplicationOffsetTest {

  private static final String MASTER = "role:master\r\nmaster_repl_offset:1500\r\n";
  private static final String REPLICA =
      "role:slave\r\nslave_repl_offset:1400\r\nmaster_repl_offset:1400\r\n";

  @Test
  void shouldTellWhatTheReplicaLacks() {
    assertThat(ReplicationOffset.missing(MASTER, REPLICA)).contains(100L);
  }

  @Test
  void shouldNotTakeSilenceForBeingInStep() {
    assertThat(ReplicationOffset.missing(MASTER, "")).isEmpty();
    assertThat(ReplicationOffset.missing("", REPLICA)).isEmpty();
  }
}
