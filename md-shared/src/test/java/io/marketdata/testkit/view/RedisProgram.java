package io.marketdata.testkit.view;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The redis-server of this platform, from the class path. */
final class RedisProgram {

  private static final List<String> PROGRAMS =
      List.of(
          "/redis-server-6.2.6-v5-linux-amd64",
          "/redis-server-6.2.7-linux-arm64",
          "/redis-server-6.2.6-v5-darwin-arm64",
          "/redis-server-6.2.6-v5-darwin-amd64");

  private RedisProgram() {}

  /** Puts it into a folder unless it is there. */
  static Path in(Path folder) throws IOException {
    for (String name : PROGRAMS) {
      Path program = folder.resolve(name.substring(1));
      if (Files.exists(program)) {
        return program;
      }
      if (!fits(name)) {
        continue;
      }
      try (InputStream in = RedisProgram.class.getResourceAsStream(name)) {
        if (in != null) {
          Files.copy(in, program);
          program.toFile().setExecutable(true);
          return program;
        }
      }
    }
    throw new IllegalStateException("no redis-server for this platform on the class path");
  }

  private static boolean fits(String name) {
    String system = System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
    String machine =
        Stream.of("aarch64", "arm64").anyMatch(System.getProperty("os.arch")::equals)
            ? "arm64"
            : "amd64";
    return name.endsWith(system + "-" + machine);
  }
}
