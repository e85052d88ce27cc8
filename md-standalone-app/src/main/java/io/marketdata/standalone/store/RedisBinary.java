package io.marketdata.standalone.store;

import io.marketdata.standalone.data.EmbeddedStartException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The redis-server program: the one that is carried along for this platform, unpacked into the data
 * folder, else one of version 6.2 or newer on the PATH.
 */
final class RedisBinary {

  private static final String NAME = "redis-server";
  private static final Pattern VERSION = Pattern.compile("\\bv=(\\d+)\\.(\\d+)");
  private static final int OLDEST = 6 * 1_000 + 2;

  private RedisBinary() {}

  /**
   * Finds the program, and unpacks it where it is not yet.
   *
   * @throws EmbeddedStartException if there is no program that runs here
   */
  static Path provide(Path folder) {
    String platform = platform(System.getProperty("os.name"), System.getProperty("os.arch"));
    for (String name : resources(platform)) {
      Optional<Path> carried = unpacked(name, folder).filter(RedisBinary::runs);
      if (carried.isPresent()) {
        return carried.get();
      }
    }
    return onPath(System.getenv().getOrDefault("PATH", ""))
        .orElseThrow(() ->
            new EmbeddedStartException(
                "no redis-server is carried along that runs on %s, and none >= 6.2 is on the PATH"
                    .formatted(platform)));
  }

  static String platform(String os, String architecture) {
    String system = os.toLowerCase(Locale.ROOT);
    String family = system.contains("linux") ? "linux" : system.contains("mac") ? "darwin" : system;
    String machine =
        switch (architecture) {
          case "amd64", "x86_64" -> "amd64";
          case "aarch64", "arm64" -> "arm64";
          default -> architecture;
        };
    return family + "-" + machine;
  }

  /** What is carried along for a platform; the 32-bit program needs no library of the system. */
  static List<String> resources(String platform) {
    return switch (platform) {
      case "linux-amd64" ->
          List.of("/redis-server-6.2.6-v5-linux-amd64", "/redis-server-6.2.7-linux-386");
      case "linux-arm64" -> List.of("/redis-server-6.2.7-linux-arm64");
      case "darwin-amd64", "darwin-arm64" -> List.of("/redis-server-6.2.6-v5-" + platform);
      default -> List.of();
    };
  }

  private static Optional<Path> unpacked(String resource, Path folder) {
    Path program = folder.resolve("bin").resolve(NAME);
    try (InputStream in = RedisBinary.class.getResourceAsStream(resource)) {
      if (in == null) {
        return Optional.empty();
      }
      byte[] content = in.readAllBytes();
      if (!Files.exists(program) || !Arrays.equals(content, Files.readAllBytes(program))) {
        Files.createDirectories(program.getParent());
        Path draft = program.resolveSibling(NAME + ".new");
        Files.write(draft, content);
        Files.move(draft, program, StandardCopyOption.ATOMIC_MOVE);
      }
      if (!program.toFile().setExecutable(true, true)) {
        return Optional.empty();
      }
      return Optional.of(program);
    } catch (IOException e) {
      throw new EmbeddedStartException(
          "redis-server cannot be unpacked to %s: %s".formatted(program, e), e);
    }
  }

  static Optional<Path> onPath(String path) {
    return Arrays.stream(path.split(":"))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder, NAME))
        .filter(Files::isExecutable)
        .filter(RedisBinary::runs)
        .findFirst();
  }

  private static boolean runs(Path program) {
    try {
      Process process =
          new ProcessBuilder(program.toString(), "--version").redirectErrorStream(true).start();
      process.getOutputStream().close();
      byte[] answer = process.getInputStream().readNBytes(1_024);
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return false;
      }
      return isRecent(new String(answer, StandardCharsets.UTF_8));
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  static boolean isRecent(String versionLine) {
    Matcher version = VERSION.matcher(versionLine);
    return version.find()
        && Integer.parseInt(version.group(1)) * 1_000 + Integer.parseInt(version.group(2))
            >= OLDEST;
  }
}
