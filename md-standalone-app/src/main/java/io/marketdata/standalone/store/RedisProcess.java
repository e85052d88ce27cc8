package io.marketdata.standalone.store;

import io.marketdata.standalone.data.EmbeddedStartException;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The server's process. It runs as a daemon in a session of its own, so that a Ctrl-C in the
 * terminal does not end it before those who still write to it.
 */
final class RedisProcess {

  private static final Duration START_LIMIT = Duration.ofMinutes(5);
  private static final Duration LAUNCH_LIMIT = Duration.ofSeconds(10);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(10);

  private RedisProcess() {}

  /** Launches the server and waits until it has loaded its data and serves. */
  static long launch(Path program, RedisFiles files, int port) {
    files.prepare(port);
    run(program, files);
    waitFor(LAUNCH_LIMIT, () -> files.pid().isPresent());
    OptionalLong pid = files.pid();
    if (pid.isEmpty()) {
      throw failed(files);
    }
    awaitService(pid.getAsLong(), files, port);
    return pid.getAsLong();
  }

  private static void run(Path program, RedisFiles files) {
    try {
      Process launcher =
          new ProcessBuilder(program.toString(), files.configuration().toString())
              .directory(files.folder().toFile())
              .redirectErrorStream(true)
              .start();
      launcher.getOutputStream().close();
      String said = new String(launcher.getInputStream().readNBytes(4_096), StandardCharsets.UTF_8);
      if (!launcher.waitFor(LAUNCH_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        launcher.destroyForcibly();
        throw new EmbeddedStartException("redis-server did not start: " + said);
      }
      if (launcher.exitValue() != 0) {
        throw new EmbeddedStartException("redis-server did not start: " + said);
      }
    } catch (IOException e) {
      throw new EmbeddedStartException("%s cannot be run: %s".formatted(program, e), e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new EmbeddedStartException("the start of the embedded Redis was interrupted");
    }
  }

  /** Waits until a server that runs has loaded its data and serves. */
  static void awaitService(long pid, RedisFiles files, int port) {
    boolean[] serves = new boolean[1];
    waitFor(
        START_LIMIT,
        () -> {
          serves[0] = serves(port);
          return serves[0] || !isAlive(pid);
        });
    if (!serves[0]) {
      throw failed(files);
    }
  }

  private static boolean serves(int port) {
    try (RespConnection connection = RespConnection.open(port, PortOccupant.TIMEOUT)) {
      return connection.call("PING").equals(List.of("PONG"));
    } catch (IOException _) {
      return false;
    }
  }

  /**
   * Stops the server, which brings what it holds to the disk first, and waits until it is gone.
   *
   * @return whether it is gone
   */
  static boolean stop(long pid, int port) {
    try (RespConnection connection = RespConnection.open(port, STOP_LIMIT)) {
      connection.call("SHUTDOWN", "NOSAVE");
    } catch (ConnectException _) {
      return !isAlive(pid);
    } catch (RespConnection.RefusedException _) {
      return false;
    } catch (IOException _) {
      // the server closes the connection in place of an answer
    }
    return waitFor(STOP_LIMIT, () -> !isAlive(pid));
  }

  /** A process that ended but that nobody has waited for shows no command. */
  static boolean isAlive(long pid) {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .flatMap(process -> process.info().command())
        .isPresent();
  }

  private static boolean waitFor(Duration limit, BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > limit.toNanos()) {
        return false;
      }
      try {
        Thread.sleep(POLL);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  private static EmbeddedStartException failed(RedisFiles files) {
    return new EmbeddedStartException(
        "redis-server did not start: %s (log: %s)".formatted(files.lastComplaint(), files.log()));
  }
}
