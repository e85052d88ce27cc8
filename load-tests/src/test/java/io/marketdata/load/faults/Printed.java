package io.marketdata.load.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the processes of a kind printed in a scenario. Blocks. */
record Printed(List<Path> files) {

  private static final int MOST = 20;

  /** Of the processes whose names begin so; none where the scenario did not get that far. */
  static Printed of(Path folder, String names) {
    if (!Files.isDirectory(folder)) {
      return new Printed(List.of());
    }
    try (Stream<Path> all = Files.list(folder)) {
      return new Printed(
          all.filter(
                  file -> {
                    String name = file.getFileName().toString();
                    return name.startsWith(names) && name.endsWith(".log");
                  })
              .sorted()
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first lines of that sort. */
  List<String> matching(Predicate<String> wanted) {
    List<String> found = new ArrayList<>();
    for (Path file : files) {
      // what is not UTF-8 is replaced: a process that was killed may have printed half a character
      try {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        text.lines().filter(wanted).limit(MOST - found.size()).forEach(found::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return found;
  }
}
