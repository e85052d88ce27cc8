package io.marketdata.standalone.bars;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Counts rejected rows by reason and says of the first {@value #SHOWN} of each reason where and
 * why; all of them go to a file where one was asked for. Single thread.
 */
final class RejectedRows implements AutoCloseable {

  /** So many rows of a reason are shown. */
  static final int SHOWN = 20;

  private final Map<String, Long> counts = new TreeMap<>();
  private final PrintStream err;
  private final @Nullable BufferedWriter file;

  /**
   * Begins to count.
   *
   * @param file where all go, null if nowhere
   * @throws IOException if the file cannot be written
   */
  RejectedRows(PrintStream err, @Nullable Path file) throws IOException {
    this.err = err;
    this.file = file == null ? null : Files.newBufferedWriter(file, StandardCharsets.UTF_8);
  }

  /** Notes one. */
  void add(String origin, String reason, String detail) {
    long count = counts.merge(reason, 1L, Long::sum);
    if (count > SHOWN && file == null) {
      return;
    }
    String line = origin + ": " + reason + (detail.isEmpty() ? "" : " " + detail);
    if (count <= SHOWN) {
      err.println(line);
    }
    if (count == SHOWN) {
      err.println("further rows with " + reason + " are only counted");
    }
    write(line);
  }

  private void write(String line) {
    BufferedWriter to = file;
    if (to == null) {
      return;
    }
    try {
      to.write(line);
      to.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many. */
  long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** How many of each reason, for people; empty where there are none. */
  String text() {
    return counts.entrySet().stream()
        .map(entry -> entry.getKey() + ' ' + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  @Override
  public void close() throws IOException {
    BufferedWriter open = file;
    if (open != null) {
      open.close();
    }
  }
}
