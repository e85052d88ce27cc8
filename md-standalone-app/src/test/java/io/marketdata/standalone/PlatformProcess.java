package io.marketdata.standalone;

import io.marketdata.standalone.data.FreePort;
import io.marketdata.standalone.data.LocalPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The platform in a process of its own, as a user starts it. */
final class PlatformProcess {

  private static final List<String> JVM =
      List.of(
          "-Xms256m",
          "-Xmx512m",
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-Xshare:auto",
          "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private final Process process;
  private final Path output;

  private PlatformProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Ports that nobody uses at the moment. */
  static PlatformPorts freePorts() {
    return new PlatformPorts(freeRange(4), freeRange(2), FreePort.next());
  }

  /** Starts it with the output in a file beside the data. */
  static PlatformProcess start(Path data, PlatformPorts ports, String... options) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "--data=" + data,
                "--port=" + ports.http(),
                "--kafka-port=" + ports.kafka(),
                "--redis-port=" + ports.redis()));
    all.addAll(List.of(options));
    return start(data.resolveSibling("output-" + System.nanoTime()), all);
  }

  /** Starts it with these options only. */
  static PlatformProcess start(Path output, List<String> options) {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM);
    command.addAll(List.of("-cp", classPath, Standalone.class.getName()));
    command.addAll(options);
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(output.getParent().toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      return new PlatformProcess(process, output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it says that it is ready. */
  PlatformProcess awaitReady() throws InterruptedException {
    long start = System.nanoTime();
    while (!output().contains("Ready after")) {
      if (!process.isAlive() || System.nanoTime() - start > TimeUnit.SECONDS.toNanos(90)) {
        throw new AssertionError("not ready; it said: " + output());
      }
      process.waitFor(50, TimeUnit.MILLISECONDS);
    }
    return this;
  }

  /** Waits for its end. */
  int awaitExit(int seconds) throws InterruptedException {
    if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
      throw new AssertionError("still runs; it said: " + output());
    }
    return process.exitValue();
  }

  /** Asks it to end, as a service manager does. */
  void terminate() {
    process.destroy();
  }

  /** Ends it without asking. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** Everything that it has said. */
  String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static URI http(PlatformPorts ports, String pathAndQuery) {
    return URI.create("http://" + LocalPort.HOST + ":" + ports.http() + pathAndQuery);
  }

  static URI socket(PlatformPorts ports, String pathAndQuery) {
    return URI.create("ws://" + LocalPort.HOST + ":" + ports.http() + pathAndQuery);
  }

  private static int freeRange(int length) {
    int first = FreePort.next();
    boolean free =
        first + length < 65_535
            && IntStream.range(first, first + length).noneMatch(LocalPort::isTaken);
    return free ? first : freeRange(length);
  }
}
