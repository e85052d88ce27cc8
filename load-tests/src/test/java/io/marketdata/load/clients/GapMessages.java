package io.marketdata.load.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The messages by which clients were told that they have lost something. Blocking. */
public final class GapMessages {

  private static final String MARK = "\"e\":\"gap\"";

  private GapMessages() {}

  /** How many came at a time of that sort, of all records together. */
  public static long of(List<Path> records, Predicate<Instant> when) {
    return records.stream().mapToLong(record -> of(record, when)).sum();
  }

  private static long of(Path record, Predicate<Instant> when) {
    try (Stream<String> lines = Files.lines(record)) {
      return lines
          .filter(line -> line.contains(MARK))
          .map(RecordLine::parse)
          .filter(line -> line.kind() == RecordLine.Kind.TEXT && when.test(line.at()))
          .count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
