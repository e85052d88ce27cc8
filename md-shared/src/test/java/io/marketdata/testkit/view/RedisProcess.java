package io.marketdata.testkit.view;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * A real redis-server of the test's own, on a free port of the loopback; it can be killed, started
 * again on what it left, held up and emptied. The program comes from the class path. Its settings
 * are a file, so that it may write changes of its role back.
 */
public final class RedisProcess implements RedisServers {

  private static final List<String> DATA =
      List.of(
          "bind 127.0.0.1",
          "save \"\"",
          "appendonly yes",
          "maxmemory-policy noeviction",
          "aof-load-truncated yes",
          "repl-ping-replica-period 1",
          "repl-diskless-sync yes",
          "repl-diskless-sync-delay 0");

  private final Path folder;
  private final int port;
  private final List<String> command;
  private Process process;

  private RedisProcess(Path folder, Path program, int port, List<String> settings, String mode)
      throws IOException {
    this.folder = folder;
    this.port = port;
    Path file = folder.resolve("redis.conf");
    List<String> lines = new ArrayList<>(List.of("port " + port, "dir " + folder));
    lines.addAll(settings);
    Files.write(file, lines);
    List<String> words = new ArrayList<>(List.of(program.toString(), file.toString()));
    if (!mode.isEmpty()) {
      words.add(mode);
    }
    this.command = List.copyOf(words);
    this.process = launch();
  }

  /**
   * Starts a server that appends every second and never evicts.
   *
   * @param settings further ones, as pairs {@code --name}, {@code value}
   */
  public static RedisProcess start(Path folder, String... settings) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < settings.length; i += 2) {
      lines.add(settings[i].substring(2) + ' ' + settings[i + 1]);
    }
    try {
      return data(folder, RedisProgram.in(folder), FreePorts.any(), lines);
    } catch (IOException e) {
      throw new IllegalStateException("no Redis", e);
    }
  }

  static RedisProcess data(Path folder, Path program, int port, List<String> more)
      throws IOException {
    List<String> settings = new ArrayList<>(DATA);
    settings.addAll(more);
    return new RedisProcess(Files.createDirectories(folder), program, port, settings, "");
  }

  static RedisProcess sentinel(Path folder, Path program, List<String> settings)
      throws IOException {
    List<String> lines = new ArrayList<>(List.of("bind 127.0.0.1"));
    lines.addAll(settings);
    return new RedisProcess(
        Files.createDirectories(folder), program, FreePorts.any(), lines, "--sentinel");
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /** The same for a client. */
  @Override
  public String uri() {
    return "redis://127.0.0.1:" + port;
  }

  @Override
  public void kill() {
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void restart() {
    try {
      process = launch();
    } catch (IOException e) {
      throw new IllegalStateException("no Redis", e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void hold() {
    signal("-STOP");
  }

  @Override
  public void release() {
    signal("-CONT");
  }

  /** Copies its append-only file as it is now. */
  public byte[] image() {
    try {
      return Files.readAllBytes(folder.resolve("appendonly.aof"));
    } catch (IOException e) {
      throw new IllegalStateException("no image", e);
    }
  }

  @Override
  public List<byte[]> images() {
    return List.of(image());
  }

  @Override
  public void restore(List<byte[]> images) {
    try {
      Files.write(folder.resolve("appendonly.aof"), images.getFirst());
    } catch (IOException e) {
      throw new IllegalStateException("no image", e);
    }
  }

  /** Sends one command; an error of the server is an exception. */
  public String call(String... words) {
    try {
      return RedisCall.send(port, words);
    } catch (IOException e) {
      throw new IllegalStateException(String.join(" ", words) + " at port " + port, e);
    }
  }

  /** Whether {@code INFO replication} says so. */
  boolean says(String line) {
    try {
      return RedisCall.send(port, "INFO", "replication").lines().anyMatch(line::equals);
    } catch (IOException notNow) {
      return false;
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      release();
      kill();
    }
  }

  private Process launch() throws IOException {
    Process started =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
            .start();
    Awaitility.await().ignoreExceptions().until(() -> call("PING").equals("PONG"));
    return started;
  }

  private void signal(String signal) {
    try {
      new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new IllegalStateException("no signal", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
