package io.marketdata.standalone.bars;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Makes one line for people of what went wrong. */
final class FailureWords {

  private FailureWords() {}

  static String of(Exception failure) {
    Exception told =
        failure instanceof UncheckedIOException unchecked && unchecked.getCause() != null
            ? unchecked.getCause()
            : failure;
    String line =
        switch (told) {
          case NoSuchFileException e -> e.getFile() + ": there is no such folder";
          case AccessDeniedException e -> e.getFile() + ": not allowed";
          case FileSystemException e -> e.getFile() + ": " + reason(e);
          default -> String.valueOf(told.getMessage());
        };
    return line.strip().replaceAll("\\s*\\R\\s*", "; ");
  }

  private static String reason(FileSystemException failure) {
    String reason = failure.getReason();
    return reason == null ? failure.getClass().getSimpleName() : reason;
  }
}
