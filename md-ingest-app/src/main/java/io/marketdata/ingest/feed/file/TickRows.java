package io.marketdata.ingest.feed.file;

import io.marketdata.ingest.normalise.RejectedTick;
import io.marketdata.ingest.normalise.RejectionReason;
import io.marketdata.ingest.normalise.VenueTick;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one or several tick files, plain, gzipped or zipped, merged by the times of the rows:
 * of the files' next rows the earliest comes first, of equal ones that of the file named first.
 * Each file's rows keep their order. A row without a time comes where it stands. Memory depends on
 * the number of files and on nothing that they hold. Single thread.
 */
public final class TickRows implements AutoCloseable {

  /** What {@link #next} found. */
  public enum Outcome {
    /** A row that is a tick. */
    TICK,
    /** A row that is none: see {@link #reason()}, {@link #detail()}, {@link #origin()}. */
    REJECTED,
    /** There are no more rows. */
    END
  }

  /** Most files that are read at once. */
  public static final int MAX_FILES = 500;

  private final List<FileRows> files;
  private final List<String> refused;
  private final long bytesTotal;
  private final @Nullable MergedRows merged;
  private @Nullable FileRows current;
  private int refusedGiven;
  private @Nullable String refusal;
  private long rows;
  private long rejected;

  private TickRows(List<FileRows> files, List<String> refused, long bytesTotal) {
    this.files = files;
    this.refused = List.copyOf(refused);
    this.bytesTotal = bytesTotal;
    merged = files.size() == 1 ? null : new MergedRows(files);
  }

  /**
   * Opens the files and reads their headers. A file that cannot be read at all (it is not there, is
   * no text, has no good header) does not stop the others: it is listed in {@link #refused()} and
   * comes as one rejected row before all others.
   *
   * @throws FileRefusedException where none of the files can be read, or there are too many
   */
  public static TickRows open(List<Path> paths, RowRules rules) {
    if (paths.isEmpty() || paths.size() > MAX_FILES) {
      throw new FileRefusedException("1 to 500 files are read at once, not " + paths.size());
    }
    List<FileRows> files = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    Map<Path, Integer> sameName = new HashMap<>();
    paths.forEach(path -> sameName.merge(nameOf(path), 1, Integer::sum));
    long bytes = 0;
    for (int i = 0; i < paths.size(); i++) {
      Path path = paths.get(i);
      Path shortName = nameOf(path);
      Path shown = sameName.getOrDefault(shortName, 1) == 1 ? shortName : path;
      String name = TickFile.shown(shown.toString(), 256);
      try {
        requireOnce(path, paths.subList(0, i), name);
        files.add(FileRows.open(files.size(), name, TickFile.open(path, name), rules));
        bytes += size(path);
      } catch (FileRefusedException e) {
        refused.add(String.valueOf(e.getMessage()));
      }
    }
    if (files.isEmpty()) {
      String more = refused.size() == 1 ? "" : " (and %d more files)".formatted(refused.size() - 1);
      throw new FileRefusedException(refused.getFirst() + more);
    }
    return new TickRows(files, refused, bytes);
  }

  /**
   * Moves to the next row.
   *
   * @param into filled where it is a tick, of no meaning else; its symbol is valid until the next
   *     call
   */
  public Outcome next(VenueTick into) {
    refusal = null;
    if (refusedGiven < refused.size()) {
      refusal = refused.get(refusedGiven++);
      return counted(false);
    }
    if (merged == null) {
      FileRows only = files.getFirst();
      current = only;
      return only.next(into) ? counted(only.reason() == null) : Outcome.END;
    }
    current = merged.next(into);
    return current == null ? Outcome.END : counted(current.reason() == null);
  }

  /** Why the row is rejected; of a rejected row only. */
  public RejectionReason reason() {
    return refusal != null
        ? RejectionReason.MALFORMED
        : Objects.requireNonNull(row().reason(), "the row is not rejected");
  }

  /** What is wrong with the row, for people: {@code price: '1e30' is not a decimal}. */
  public String detail() {
    return refusal != null ? refusal.substring(refusal.indexOf(": ") + 2) : row().detail();
  }

  /** Where the row stands: {@code ticks.csv.gz:17}; of a refused file its name. */
  public String origin() {
    return refusal != null ? refusal.substring(0, refusal.indexOf(": ")) : origin(place());
  }

  /** Where the row stands, as a number for {@link #origin(long)}; of a row that was read only. */
  public long place() {
    return row().place();
  }

  /** A place for people, at any time: {@code ticks.csv.gz:17}, {@code dump.zip!/a.csv:17}. */
  public String origin(long place) {
    return files.get((int) (place >>> FileRows.FILE_SHIFT)).origin(place);
  }

  /** The row's bytes as they are in the file, at most 4,096 of a long one. */
  public byte[] raw() {
    byte[] raw = new byte[RejectedTick.MAX_RAW];
    return Arrays.copyOf(raw, raw(raw));
  }

  /** Copies the row's bytes, as far as they have room; their number. */
  int raw(byte[] into) {
    return refusal != null ? 0 : row().raw(into);
  }

  /** Number of rows so far, rejected ones included. */
  public long rows() {
    return rows;
  }

  /** Number of rejected rows so far. */
  public long rejected() {
    return rejected;
  }

  /** Rows so far by file, of those that can be read. */
  public List<FileCount> counts() {
    return files.stream().map(FileRows::count).toList();
  }

  /** One line for each file that cannot be read. */
  public List<String> refused() {
    return refused;
  }

  /** Bytes read so far of the files as they lie on disk. */
  public long bytesRead() {
    return files.stream().mapToLong(FileRows::bytesRead).sum();
  }

  /** Bytes of the files as they lay on disk when they were opened. */
  public long bytesTotal() {
    return bytesTotal;
  }

  @Override
  public void close() {
    files.forEach(FileRows::close);
  }

  /** The files that can be read, to be read one by one. */
  List<FileRows> files() {
    return files;
  }

  private Outcome counted(boolean good) {
    rows++;
    rejected += good ? 0 : 1;
    return good ? Outcome.TICK : Outcome.REJECTED;
  }

  private FileRows row() {
    return Objects.requireNonNull(current, "there is no row");
  }

  /** The rows of a file that is named twice would count twice. */
  private static void requireOnce(Path path, List<Path> before, String name) {
    for (Path other : before) {
      if (isSame(path, other)) {
        throw new FileRefusedException(name + ": is the same file as " + other);
      }
    }
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return Files.isSameFile(one, other);
    } catch (IOException e) {
      return false;
    }
  }

  private static Path nameOf(Path path) {
    Path name = path.getFileName();
    return name == null ? path : name;
  }

  private static long size(Path path) {
    try {
      return Files.size(path);
    } catch (IOException e) {
      return 0;
    }
  }
}
