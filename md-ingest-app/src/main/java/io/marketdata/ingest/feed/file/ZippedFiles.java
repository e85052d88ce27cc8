package io.marketdata.ingest.feed.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A zip archive: every entry whose name ends in {@code .csv} is a piece, in the order of the names.
 * Names are shown and never used as paths; an archive in the archive is refused.
 */
final class ZippedFiles implements FileParts {

  private static final List<String> ARCHIVES = List.of(".zip", ".gz", ".tgz", ".tar", ".7z");
  private static final int MAX_NAME = 64;
  private static final int MAX_ENTRIES = 10_000;

  private final String name;
  private final ZipFile zip;
  private final List<ZipEntry> entries;
  private int given;
  private long before;
  private @Nullable CountedInput current;

  ZippedFiles(Path file, String name) throws IOException {
    this.name = name;
    zip = new ZipFile(file.toFile());
    boolean good = false;
    try {
      entries = entries();
      good = true;
    } finally {
      if (!good) {
        zip.close();
      }
    }
  }

  @Override
  public @Nullable FilePart next() throws IOException {
    closeCurrent();
    if (given == entries.size()) {
      return null;
    }
    ZipEntry entry = entries.get(given++);
    InputStream content = zip.getInputStream(entry);
    if (content == null) {
      throw new IOException("no entry " + shown(entry));
    }
    current = new CountedInput(content);
    return new FilePart(name + "!/" + shown(entry), current);
  }

  @Override
  public long bytesRead() {
    if (current == null) {
      return before;
    }
    ZipEntry entry = entries.get(given - 1);
    double share = entry.getSize() <= 0 ? 1 : (double) current.count() / entry.getSize();
    return before + (long) (entry.getCompressedSize() * Math.min(1, share));
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private void closeCurrent() throws IOException {
    if (current != null) {
      before += entries.get(given - 1).getCompressedSize();
      current.close();
      current = null;
    }
  }

  private List<ZipEntry> entries() {
    List<ZipEntry> csv = new ArrayList<>();
    for (ZipEntry entry : Collections.list(zip.entries())) {
      String lower = entry.getName().toLowerCase(Locale.ROOT);
      if (ARCHIVES.stream().anyMatch(lower::endsWith)) {
        throw new FileRefusedException(
            name + ": holds another archive, " + shown(entry) + "; unpack it first");
      }
      if (!entry.isDirectory() && lower.endsWith(".csv")) {
        csv.add(entry);
      }
    }
    if (csv.isEmpty()) {
      throw new FileRefusedException(name + ": the archive has no entry that ends in .csv");
    }
    if (csv.size() > MAX_ENTRIES) {
      throw new FileRefusedException(name + ": the archive has more than 10,000 entries");
    }
    csv.sort(Comparator.comparing(ZipEntry::getName));
    return csv;
  }

  private static String shown(ZipEntry entry) {
    return TickFile.shown(entry.getName(), MAX_NAME);
  }
}
