package io.marketdata.load.ladder.part;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A Java process of a rung, bound to its core. It tells by lines of its output: {@code ready ...},
 * {@code at N} for how far it is, {@code done ...}; {@code go} on its input sets it off, and the
 * input's end ends it. Thread-safe.
 */
public final class Part implements AutoCloseable {

  private static final List<String> JVM =
      List.of(
          "--sun-misc-unsafe-memory-access=allow",
          "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
          "--enable-native-access=ALL-UNNAMED",
          "-XX:+UseCompactObjectHeaders",
          "-XX:+ExitOnOutOfMemoryError");
  private static final Duration STOP = Duration.ofSeconds(30);
  private static final int KEPT_LINES = 200;

  private final String name;
  private final int core;
  private final Process process;
  private final Path log;
  private final List<String> lines = new ArrayList<>();
  private long at;

  private Part(String name, int core, Process process, Path log) {
    this.name = name;
    this.core = core;
    this.process = process;
    this.log = log;
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    Thread.ofVirtual().name("output-" + name).start(this::read);
  }

  /**
   * Starts one with this program's own class path.
   *
   * @param name its part in the rung
   * @param core to bind it to, or {@link Cores#ANY}
   * @param folder where its output is kept
   * @param jvm further options of the JVM
   */
  public static Part start(
      String name, int core, Path folder, List<String> jvm, Class<?> main, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    if (core != Cores.ANY) {
      command.addAll(List.of("taskset", "-c", Integer.toString(core)));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM);
    command.addAll(jvm);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new Part(name, core, process, folder.resolve(name + ".log"));
  }

  private void read() {
    try (BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var writer =
            Files.newBufferedWriter(
                log,
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        take(line);
        if (!line.startsWith("at ")) {
          writer.write(line);
          writer.newLine();
          writer.flush();
        }
      }
    } catch (IOException _) {
      // the process was stopped in the middle of a line
    }
  }

  private synchronized void take(String line) {
    if (line.startsWith("at ")) {
      at = Long.parseLong(line.substring(3));
    } else {
      lines.add(line);
      if (lines.size() > KEPT_LINES) {
        lines.removeFirst();
      }
    }
    notifyAll();
  }

  /** Its part in the rung. */
  public String name() {
    return name;
  }

  /** The core that it is bound to. */
  public int core() {
    return core;
  }

  /** Its process number. */
  public long pid() {
    return process.pid();
  }

  /** How far it is, by its own count. */
  public synchronized long at() {
    return at;
  }

  /** Whether it still runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for a line that holds a text; fails when the process ends or it takes too long. */
  public synchronized String await(String text, Duration limit) throws InterruptedException {
    long begin = System.nanoTime();
    while (true) {
      Optional<String> line = said(text);
      if (line.isPresent()) {
        return line.get();
      }
      if (!process.isAlive() || System.nanoTime() - begin > limit.toNanos()) {
        throw new IllegalStateException(
            "%s %s without saying '%s', see %s"
                .formatted(name, process.isAlive() ? "runs on" : "ended", text, log));
      }
      wait(100);
    }
  }

  /** The line that holds a text, if it was said. */
  public synchronized Optional<String> said(String text) {
    return lines.stream().filter(one -> one.contains(text)).findFirst();
  }

  /** Sets it off. */
  public void go() throws IOException {
    process.getOutputStream().write("go\n".getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  /** Asks it to end and waits until it has. */
  public void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }

  @Override
  public void close() {
    try {
      stop();
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
