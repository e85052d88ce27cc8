package io.marketdata.testkit.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where this machine keeps Chromium and its driver. */
final class Programs {

  private static final List<String> BROWSERS =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private Programs() {}

  /** The browser: what the variable CHROMIUM names, else the first one that is found. */
  static Optional<Path> browser() {
    return found("CHROMIUM", BROWSERS);
  }

  /** Its driver: what the variable CHROMEDRIVER names, else the first one that is found. */
  static Optional<Path> driver() {
    return found("CHROMEDRIVER", List.of("chromedriver"));
  }

  private static Optional<Path> found(String variable, List<String> names) {
    String named = System.getenv(variable);
    Stream<Path> candidates =
        named != null ? Stream.of(Path.of(named)) : names.stream().flatMap(Programs::everywhere);
    return candidates.filter(Files::isRegularFile).filter(Files::isExecutable).findFirst();
  }

  private static Stream<Path> everywhere(String name) {
    String path = System.getenv("PATH");
    Stream<String> folders =
        path == null ? Stream.empty() : Stream.of(path.split(File.pathSeparator, -1));
    return Stream.concat(Stream.of("/usr/bin", "/usr/lib/chromium", "/snap/bin"), folders)
        .map(folder -> Path.of(folder, name));
  }
}
