package io.marketdata.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Finds the files of the calendar data. */
final class RuleTexts {
  private static final String EXTENSION = ".txt";
  private static final long MAX_BYTES = 4L << 20;

  private RuleTexts() {}

  /** The rows of the files that come with the platform. */
  static RuleRows builtIn() {
    RuleRows rows = new RuleRows();
    for (RuleFile file : RuleFile.values()) {
      for (String name : file.resources()) {
        rows.add(file, name, resource(file.folder() + name));
      }
    }
    return rows;
  }

  /** Lays the files of a folder over the rows, of one kind by their names. */
  static void overlay(RuleRows rows, Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> texts = texts(folder);
    for (RuleFile file : RuleFile.values()) {
      for (Path path : texts) {
        if (file.isNameOf(name(path))) {
          rows.overlay(file, path.toString(), text(path));
        }
      }
    }
  }

  /** A file with a misspelt name would be passed over in silence. */
  private static List<Path> texts(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> texts =
          files
              .filter(path -> name(path).endsWith(EXTENSION))
              .sorted(Comparator.comparing(path -> name(path).replace(EXTENSION, "")))
              .toList();
      for (Path path : texts) {
        if (Arrays.stream(RuleFile.values()).noneMatch(file -> file.isNameOf(name(path)))) {
          throw new InvalidRulesException(path + ": not a file of the calendar data");
        }
      }
      return texts;
    } catch (IOException e) {
      throw new InvalidRulesException(folder + ": cannot be read", e);
    }
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  private static String text(Path path) {
    try {
      if (Files.size(path) > MAX_BYTES) {
        throw new InvalidRulesException(path + ": larger than " + MAX_BYTES + " bytes");
      }
      return Files.readString(path);
    } catch (IOException e) {
      throw new InvalidRulesException(path + ": cannot be read as UTF-8 text", e);
    }
  }

  private static String resource(String path) {
    try (InputStream in = RuleTexts.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new InvalidRulesException(path + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be read", e);
    }
  }
}
