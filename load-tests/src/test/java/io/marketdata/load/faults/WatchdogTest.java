package io.marketdata.load.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchdogTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void stop() {
    processes.forEach(Process::destroyForcibly);
  }

  @Test
  void shouldKillWhatStillRunsWhereTheHarnessEnds() throws Exception {
    // given
    Watchdog watchdog = Watchdog.start();
    Process first = sleeper();
    Process ended = sleeper();
    Process stopped = sleeper();
    Process last = sleeper();
    Process other = sleeper();
    List.of(first, ended, stopped, last).forEach(watchdog::watch);
    new ProcessBuilder("kill", "-STOP", Long.toString(stopped.pid())).start().waitFor();
    ended.destroyForcibly();
    ended.onExit().get(LIMIT.toSeconds(), TimeUnit.SECONDS);

    // when
    watchdog.close();

    // then
    for (Process watched : List.of(first, stopped, last)) {
      await().atMost(LIMIT).until(() -> !watched.isAlive());
    }
    assertThat(other.isAlive()).isTrue();
  }

  private Process sleeper() throws IOException {
    Process process = new ProcessBuilder("sleep", "600").start();
    processes.add(process);
    return process;
  }
}
