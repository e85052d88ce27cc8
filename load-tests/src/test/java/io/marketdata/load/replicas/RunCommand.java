package io.marketdata.load.replicas;

import io.marketdata.load.process.OutputFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that {@code ./run} of this repository started, from jars that are built already. */
final class RunCommand implements AutoCloseable {

  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
  private static final String JVM =
      "-Xms64m -Xmx224m -XX:MaxDirectMemorySize=96m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

  private final String name;
  private final Process process;
  private final OutputFile output;

  private RunCommand(String name, Process process, OutputFile output) {
    this.name = name;
    this.process = process;
    this.output = output;
  }

  /** Whether the modules have been packaged, without which nothing can be started. */
  static boolean isBuilt(String app) {
    Path target = REPOSITORY.resolve("md-" + app + "-app").resolve("target");
    try (var jars = Files.newDirectoryStream(target, "*-exec.jar")) {
      return jars.iterator().hasNext();
    } catch (IOException _) {
      return false;
    }
  }

  /**
   * Starts one.
   *
   * @param name of the process, for people
   * @param folder working directory, and where it prints to
   * @param arguments of the command line
   */
  static RunCommand start(String name, Path folder, List<String> arguments) throws IOException {
    Path file = folder.resolve(name + ".log");
    List<String> command = new ArrayList<>(List.of(REPOSITORY.resolve("run").toString()));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.to(file.toFile()));
    builder.environment().put("MD_RUN_BUILT", "1");
    builder.environment().put("MD_JAVA_OPTS", JVM);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return new RunCommand(name, builder.start(), new OutputFile(file));
  }

  /** Whether it has said that it is ready; fails where it ended instead. */
  boolean isReady() {
    if (!process.isAlive()) {
      throw new IllegalStateException(
          "%s ended with %d, %s".formatted(name, process.exitValue(), output.tail()));
    }
    return printed().lines().anyMatch(line -> line.contains(" ready on http://"));
  }

  /** What it printed so far. */
  String printed() {
    try {
      return Files.readString(output.path(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks it to end; its exit code. */
  int terminate(Duration limit) throws InterruptedException {
    process.destroy();
    return exitCode(limit);
  }

  /** Its exit code, or -1 where it still runs after the limit. */
  int exitCode(Duration limit) throws InterruptedException {
    return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS) ? process.exitValue() : -1;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
