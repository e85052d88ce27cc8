package io.marketdata.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the files of the calendar data. */
final class RuleTexts {
  private static final long MAX_BYTES = 4L << 20;

  private RuleTexts() {}

  /** The rows of the files that come with the platform. */
  static RuleRows builtIn() {
    RuleRows rows = new RuleRows();
    for (RuleFile file : RuleFile.values()) {
      rows.add(file, file.fileName(), resource(file.fileName()));
    }
    return rows;
  }

  /** Lays the files of a folder over the rows. */
  static void overlay(RuleRows rows, Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    checkNames(folder);
    for (RuleFile file : RuleFile.values()) {
      Path path = folder.resolve(file.fileName());
      if (Files.exists(path)) {
        rows.overlay(file, path.toString(), text(path));
      }
    }
  }

  /** A file with a misspelt name would be passed over in silence. */
  private static void checkNames(Path folder) {
    try (DirectoryStream<Path> texts = Files.newDirectoryStream(folder, "*.txt")) {
      for (Path text : texts) {
        if (!isKnown(text.getFileName().toString())) {
          throw new InvalidRulesException(text + ": not a file of the calendar data");
        }
      }
    } catch (IOException e) {
      throw new InvalidRulesException(folder + ": cannot be read", e);
    }
  }

  private static boolean isKnown(String name) {
    for (RuleFile file : RuleFile.values()) {
      if (file.fileName().equals(name)) {
        return true;
      }
    }
    return false;
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

  private static String resource(String name) {
    try (InputStream in = RuleTexts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new InvalidRulesException(name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read", e);
    }
  }
}
