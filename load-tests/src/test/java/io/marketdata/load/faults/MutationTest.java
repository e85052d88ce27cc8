package io.marketdata.load.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutationTest {

  private static final String REFUSED =
      "ERROR Partition is not served: the record at 41 is not the one that was applied";

  @TempDir Path temp;

  @Test
  void shouldBeCaughtByTheAlarmThatItNames() throws Exception {
    // given
    Files.writeString(temp.resolve("compute-0.log"), "started\n");
    Files.writeString(temp.resolve("compute-1.log"), "started\n" + REFUSED + "\n");
    Files.writeString(temp.resolve("gateway-0.log"), REFUSED + "\n");

    // when
    List<String> alarms = Printed.of(temp, "compute-").matching(Mutation.NO_OFFSET_CHECK::isAlarm);

    // then
    assertThat(alarms).containsExactly(REFUSED);
  }

  @Test
  void shouldNotBeCaughtByAnotherAlarm() {
    assertThat(Mutation.NO_OFFSET_CHECK.isAlarm("ERROR there is no method isNext")).isFalse();
    assertThat(Mutation.NO_LAG.isAlarm(REFUSED)).isFalse();
  }
}
