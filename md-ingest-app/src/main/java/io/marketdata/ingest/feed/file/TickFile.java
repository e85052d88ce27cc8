package io.marketdata.ingest.feed.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** Opens a file by what it holds: zip, gzip or text; by its name where it is too short to tell. */
final class TickFile {

  private static final int MAX_NAME = 256;

  private TickFile() {}

  /**
   * Opens a file.
   *
   * @param name for people
   * @throws FileRefusedException where it is not there or cannot be opened
   */
  static FileParts open(Path file, String name) {
    if (Files.isDirectory(file)) {
      throw new FileRefusedException(name + ": is a folder, not a file");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new FileRefusedException(
          name + ": is a pipe or a device; files are read more than once, so save it first");
    }
    try {
      byte[] magic = magic(file);
      String lower = file.toString().toLowerCase(Locale.ROOT);
      if (isZip(magic) || (magic.length < 4 && magic.length > 0 && lower.endsWith(".zip"))) {
        return new ZippedFiles(file, name);
      }
      return new WholeFile(file, name, isGzip(magic));
    } catch (IOException e) {
      throw refused(name, e);
    }
  }

  /**
   * The path of a file as a user writes it: {@code ~/} is the home folder.
   *
   * @throws FileRefusedException where it is none
   */
  static Path path(String text) {
    try {
      return text.startsWith("~/")
          ? Path.of(System.getProperty("user.home"), text.substring(2))
          : Path.of(text);
    } catch (InvalidPathException e) {
      throw new FileRefusedException(shown(text, MAX_NAME) + ": is not the name of a file");
    }
  }

  /** One line of what could not be read. */
  static FileRefusedException refused(String name, IOException cause) {
    String what =
        switch (cause) {
          case NoSuchFileException _ -> "there is no such file";
          case java.nio.file.AccessDeniedException _ -> "reading it is not permitted";
          case EOFException _ -> "the file ends early, in the middle of its packed content";
          default -> "cannot be read: " + shown(String.valueOf(cause.getMessage()), MAX_NAME);
        };
    return new FileRefusedException(name + ": " + what);
  }

  /** Whether these are the first bytes of a zip archive. */
  static boolean isZip(byte[] head) {
    boolean letters = head.length >= 4 && head[0] == 'P' && head[1] == 'K';
    return letters && ((head[2] == 3 && head[3] == 4) || (head[2] == 5 && head[3] == 6));
  }

  /** Whether these are the first bytes of a gzipped file. */
  static boolean isGzip(byte[] head) {
    return head.length >= 2 && head[0] == 0x1f && head[1] == (byte) 0x8b;
  }

  /** A name as people may see it, on one line and no longer than that. */
  static String shown(String name, int longest) {
    String kept = name.length() > longest ? name.substring(0, longest) + "..." : name;
    return kept.replaceAll("\\p{Cntrl}", "?");
  }

  private static byte[] magic(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(4);
    }
  }
}
