package io.marketdata.load.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What processes printed.
 *
 * @param path where it is kept
 */
public record OutputFile(Path path) {

  private static final int TAIL = 60;

  /** The last lines. */
  public String tail() {
    try {
      List<String> lines = Files.readAllLines(path, StandardCharsets.UTF_8);
      int from = Math.max(0, lines.size() - TAIL);
      return "last lines of " + path + ":\n" + String.join("\n", lines.subList(from, lines.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
