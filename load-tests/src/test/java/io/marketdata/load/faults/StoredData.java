package io.marketdata.load.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What the broker and Redis have stored in a scenario's folder: hundreds of megabytes. */
final class StoredData {

  private static final String FOLDERS = "kafka|redis-\\d+|sentinel-\\d+";

  private StoredData() {}

  /** Deletes it, and keeps what was printed and recorded. Nothing of it runs any more. */
  static void delete(Path scenario) {
    try (Stream<Path> entries = Files.list(scenario)) {
      List<Path> folders =
          entries
              .filter(Files::isDirectory)
              .filter(entry -> entry.getFileName().toString().matches(FOLDERS))
              .toList();
      for (Path folder : folders) {
        deleteTree(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void deleteTree(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> walked = Files.walk(folder)) {
      all = walked.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path one : all) {
      Files.deleteIfExists(one);
    }
  }
}
