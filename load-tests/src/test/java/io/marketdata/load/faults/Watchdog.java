package io.marketdata.load.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;

/**
 * Kills what the harness has started when the harness itself is killed: a shell that knows the
 * running processes and whose standard input ends with the harness. It also reaches those that are
 * stopped or are no JVM. Thread-safe.
 */
final class Watchdog implements AutoCloseable {

  private static final String SCRIPT =
      """
      trap '' INT TERM HUP
      pids=' '
      while read -r sign pid; do
        case "$sign$pids" in
          +*) pids="$pids$pid " ;;
          -*" $pid "*) pids="${pids%% $pid *} ${pids#* $pid }" ;;
        esac
      done
      for pid in $pids; do kill -9 "$pid"; done
      """;

  private final Process shell;

  private Watchdog(Process shell) {
    this.shell = shell;
  }

  /** The one of this JVM. */
  private static final class Holder {
    static final Watchdog HERE = start();
  }

  /** That of everything that this JVM starts; it ends with it. */
  static Watchdog here() {
    return Holder.HERE;
  }

  static Watchdog start() {
    try {
      return new Watchdog(
          new ProcessBuilder("sh", "-c", SCRIPT)
              .redirectOutput(Redirect.DISCARD)
              .redirectError(Redirect.DISCARD)
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From now on, until it ends by itself: its number may be another's later. */
  void watch(Process process) {
    tell("+ " + process.pid());
    var _ = process.onExit().thenRun(() -> tell("- " + process.pid()));
  }

  private synchronized void tell(String line) {
    try {
      OutputStream in = shell.getOutputStream();
      in.write((line + '\n').getBytes(StandardCharsets.US_ASCII));
      in.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the watchdog has ended", e);
    }
  }

  /** What a death of the harness does. */
  @Override
  public void close() {
    try {
      shell.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
