package io.marketdata.load.ladder.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcFilesTest {

  private static final String STAT =
      "4711 (a (strange) name) S 1 2 3 0 -1 4194560 5 6 7 8 1234 66 9 10 20 0 30 0 99 "
          + "123456789 2560 18446744073709551615 0 0 0 0 0 0 0 0 0 0 0 0 17 0 0 0 0 0 0";

  @TempDir Path proc;

  @Test
  void shouldReadUserAndSystemTimeBehindANameWithBracketsAndSpaces() throws Exception {
    // given
    Files.createDirectory(proc.resolve("4711"));
    Files.writeString(proc.resolve("4711/stat"), STAT);

    // when
    ProcessUse use = new ProcFiles(proc).use(4711);

    // then
    assertThat(use).isEqualTo(new ProcessUse(13_000, 2560 * 4096L));
  }

  @Test
  void shouldFindNothingOfAProcessThatHasEnded() {
    assertThat(new ProcFiles(proc).use(1)).isEqualTo(ProcessUse.NONE);
  }

  @Test
  void shouldCountAllButIdlingAsBusyAndGuestsOnce() throws Exception {
    // given
    Files.writeString(
        proc.resolve("stat"), "cpu  100 20 30 9000 500 4 6 40 77 88\ncpu0 1 2 3 4 5 6 7 8 9 10\n");

    // when
    long busy = new ProcFiles(proc).busyMillis();

    // then
    assertThat(busy).isEqualTo((100 + 20 + 30 + 4 + 6 + 40) * 10);
  }
}
