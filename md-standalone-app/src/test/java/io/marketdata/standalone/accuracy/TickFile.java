package io.marketdata.standalone.accuracy;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A tick file that is being written. Single thread; holds a row. */
final class TickFile implements Closeable {

  /** Writes the rows of a file. */
  @FunctionalInterface
  interface Ticks {
    /** Writes all of them. */
    void write(TickFile to) throws IOException;
  }

  private final BufferedWriter out;

  private TickFile(BufferedWriter out) {
    this.out = out;
  }

  /** Writes a file of these columns, separated by commas. */
  static void write(Path file, String header, Ticks ticks) throws IOException {
    try (TickFile to = new TickFile(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
      to.row(header);
      ticks.write(to);
    }
  }

  /** Writes a row: its cells, none of which may hold a comma or quotes. */
  void row(String... cells) throws IOException {
    out.write(String.join(",", cells));
    out.write('\n');
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
