package io.marketdata.recorded;

import static java.lang.ProcessBuilder.Redirect.DISCARD;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Assumptions;

/**
 * Real market data that some tests compare with. It is no part of the repository: a folder {@code
 * shared/data} beside it or further up. A test that asks for a folder which is not there is
 * skipped.
 */
public final class RecordedData {
  private RecordedData() {}

  /** A folder or file of the data. */
  public static Path path(String name) {
    Path directory = Path.of("").toAbsolutePath();
    while (directory != null) {
      Path found = directory.resolve("shared").resolve("data").resolve(name);
      if (Files.isReadable(found)) {
        return found;
      }
      directory = directory.getParent();
    }
    return Assumptions.abort("skipped: recorded data is not there: shared/data/" + name);
  }

  /** A file, unpacked if its name ends with {@code .gz} or {@code .xz}. */
  public static InputStream open(String name) throws IOException {
    Path file = path(name);
    if (name.endsWith(".gz")) {
      return new GZIPInputStream(Files.newInputStream(file));
    }
    return name.endsWith(".xz") ? unpacked(file) : Files.newInputStream(file);
  }

  /** A member of a zip archive. */
  public static InputStream open(String archive, String member) throws IOException {
    ZipFile zip = new ZipFile(path(archive).toFile());
    ZipEntry entry = zip.getEntry(member);
    if (entry == null) {
      zip.close();
      throw new IOException(archive + " has no " + member);
    }
    return new FilterInputStream(zip.getInputStream(entry)) {
      @Override
      public void close() throws IOException {
        super.close();
        zip.close();
      }
    };
  }

  /** The names in a zip archive, sorted. */
  public static List<String> members(String archive) throws IOException {
    try (ZipFile zip = new ZipFile(path(archive).toFile())) {
      return zip.stream().map(ZipEntry::getName).sorted().toList();
    }
  }

  /** Lines of what was opened. */
  public static BufferedReader lines(InputStream in) {
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  /** All of a file as text, unpacked. */
  public static String text(String name) {
    try (InputStream in = open(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The JDK does not read this format; the tool that made it does. The files are small. */
  private static InputStream unpacked(Path file) throws IOException {
    Process xz;
    try {
      xz = new ProcessBuilder("xz", "-dc", file.toString()).redirectError(DISCARD).start();
    } catch (IOException e) {
      return Assumptions.abort("skipped: no xz on this machine");
    }
    try {
      byte[] bytes = xz.getInputStream().readAllBytes();
      if (xz.waitFor() != 0) {
        throw new IOException("xz cannot read " + file);
      }
      return new ByteArrayInputStream(bytes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
