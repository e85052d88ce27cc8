package io.marketdata.load.faults;

import io.marketdata.load.process.OutputFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One process of the installation, which can be ended in every way and started again. */
final class Unit implements AutoCloseable {

  private static final Duration DEATH = Duration.ofSeconds(10);

  private final String name;
  private final OutputFile output;
  private final Supplier<List<String>> command;
  private @Nullable Process process;
  private volatile boolean wanted;

  /**
   * A process that does not run yet.
   *
   * @param name for people, and of the file that takes what it prints
   * @param folder of that file
   * @param command asked anew at each start
   */
  Unit(String name, Path folder, Supplier<List<String>> command) {
    this.name = name;
    this.output = new OutputFile(folder.resolve(name + ".log"));
    this.command = command;
  }

  String name() {
    return name;
  }

  /** The last lines that it printed. */
  String tail() {
    return output.tail();
  }

  /** Where it prints to. */
  Path printed() {
    return output.path();
  }

  /** Starts it; it must not run. */
  synchronized void start() {
    if (isAlive()) {
      throw new IllegalStateException(name + " runs already");
    }
    wanted = true;
    try {
      Process started =
          new ProcessBuilder(command.get())
              .redirectErrorStream(true)
              .redirectOutput(Redirect.appendTo(output.path().toFile()))
              .start();
      process = started;
      Watchdog.here().watch(started);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized boolean isAlive() {
    Process now = process;
    return now != null && now.isAlive();
  }

  /** Whether it has ended though nobody has ended it. */
  boolean hasDied() {
    return wanted && !isAlive();
  }

  /** SIGKILL; returns when it is gone. A process that is paused dies as well. */
  void kill() {
    require();
    wanted = false;
    Process now = process();
    now.destroyForcibly();
    if (exitCode(DEATH) == null) {
      throw new IllegalStateException(name + " does not die");
    }
  }

  /** SIGTERM; its exit code. */
  int stop(Duration limit) {
    require();
    wanted = false;
    process().destroy();
    Integer code = exitCode(limit);
    if (code == null) {
      kill();
      throw new IllegalStateException(
          "%s does not end within %d s of SIGTERM".formatted(name, limit.toSeconds()));
    }
    return code;
  }

  /** SIGSTOP. */
  void pause() {
    signal("STOP");
  }

  /** SIGCONT. */
  void resume() {
    signal("CONT");
  }

  /** Writes a line to its standard input. */
  void tell(String line) {
    try {
      OutputStream in = process().getOutputStream();
      in.write((line + '\n').getBytes(StandardCharsets.UTF_8));
      in.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its exit code, or null where it still runs after the limit. */
  @Nullable Integer exitCode(Duration limit) {
    Process now = process();
    try {
      return now.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS) ? now.exitValue() : null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** SIGKILL where it runs; waits until it is gone. */
  @Override
  public void close() {
    wanted = false;
    if (isAlive()) {
      process().destroyForcibly();
      var _ = exitCode(DEATH);
    }
  }

  /** It is to run: what has ended by itself is no victim of anybody. */
  private void require() {
    if (hasDied()) {
      throw new Recovery.FailedException(name + " had ended by itself, " + tail());
    }
  }

  private void signal(String signal) {
    require();
    try {
      int code =
          new ProcessBuilder("kill", "-" + signal, Long.toString(process().pid()))
              .start()
              .waitFor();
      if (code != 0) {
        throw new IllegalStateException("SIG" + signal + " does not reach " + name);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private synchronized Process process() {
    Process now = process;
    if (now == null) {
      throw new IllegalStateException(name + " was never started");
    }
    return now;
  }
}
