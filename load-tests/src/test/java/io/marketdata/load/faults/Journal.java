package io.marketdata.load.faults;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/** Says what happens, a line an event, on the terminal and in a file. Thread-safe. */
final class Journal {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

  private final Clock clock;
  private final PrintStream terminal;
  private final Path file;

  Journal(Clock clock, PrintStream terminal, Path folder) {
    this.clock = clock;
    this.terminal = terminal;
    this.file = folder.resolve("journal.txt");
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("AnnotateFormatMethod") // its annotation is no dependency of the project
  synchronized void say(String format, Object... values) {
    String line = LocalTime.now(clock).format(TIME) + "  " + format.formatted(values) + '\n';
    terminal.print(line);
    terminal.flush();
    try {
      Files.writeString(
          file, line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
