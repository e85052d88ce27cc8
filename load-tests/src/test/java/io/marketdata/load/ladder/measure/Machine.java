package io.marketdata.load.ladder.measure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Where figures come from.
 *
 * @param cores that this program may use
 * @param cpu the processor's name
 * @param memoryBytes of the machine
 * @param system operating system and version
 * @param jdk version of Java
 * @param commit of the repository, with {@code +} where files differ from it
 * @param pinning which process runs on which core
 */
public record Machine(
    int cores,
    String cpu,
    long memoryBytes,
    String system,
    String jdk,
    String commit,
    String pinning) {

  private static final String UNKNOWN = "unknown";
  private static final int SHORT = 12;

  /** This machine. */
  public static Machine here(Path repository, String pinning) {
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        value(Path.of("/proc/cpuinfo"), "model name"),
        memory(value(Path.of("/proc/meminfo"), "MemTotal")),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
        commit(repository),
        pinning);
  }

  private static String value(Path file, String name) {
    try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(UNKNOWN);
    } catch (IOException _) {
      return UNKNOWN;
    }
  }

  static long memory(String kilobytes) {
    return kilobytes.equals(UNKNOWN) ? 0 : Long.parseLong(kilobytes.split(" ", -1)[0]) * 1_024;
  }

  private static String commit(Path repository) {
    String commit = git(repository, "rev-parse", "HEAD");
    if (commit.length() < SHORT) {
      return UNKNOWN;
    }
    boolean changed = !git(repository, "status", "--porcelain", "-uno").isEmpty();
    return commit.substring(0, SHORT) + (changed ? "+" : "");
  }

  private static String git(Path repository, String... words) {
    try {
      Process git =
          new ProcessBuilder(
                  Stream.concat(Stream.of("git"), Stream.of(words)).toArray(String[]::new))
              .directory(repository.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return git.waitFor(10, TimeUnit.SECONDS) && git.exitValue() == 0 ? said.strip() : "";
    } catch (IOException _) {
      return "";
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
