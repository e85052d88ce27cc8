package io.marketdata.load.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The redis-server that is on the test's class path, as a file. */
final class RedisProgram {

  private static final List<String> CARRIED =
      List.of(
          "redis-server-6.2.6-v5-linux-amd64",
          "redis-server-6.2.7-linux-arm64",
          "redis-server-6.2.6-v5-darwin-arm64",
          "redis-server-6.2.6-v5-darwin-amd64");

  private RedisProgram() {}

  /** Unpacks it into a folder. */
  static Path in(Path folder) {
    String name = CARRIED.stream().filter(RedisProgram::fits).findFirst().orElseThrow();
    Path program = folder.resolve("redis-server");
    try (InputStream in = RedisProgram.class.getResourceAsStream('/' + name)) {
      if (in == null) {
        throw new IllegalStateException("no " + name + " on the class path");
      }
      Files.copy(in, program);
      if (!program.toFile().setExecutable(true)) {
        throw new IllegalStateException(program + " cannot be made executable");
      }
      return program;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean fits(String name) {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String machine = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
    return name.endsWith((system.contains("mac") ? "darwin-" : "linux-") + machine);
  }
}
