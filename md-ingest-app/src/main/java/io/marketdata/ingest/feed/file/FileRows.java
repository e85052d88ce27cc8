package io.marketdata.ingest.feed.file;

import io.marketdata.ingest.normalise.RejectionReason;
import io.marketdata.ingest.normalise.VenueTick;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one file, piece after piece. A piece that is refused counts as one bad row in its
 * place. Single thread.
 */
final class FileRows implements AutoCloseable {

  /** Where in a place the file's index begins; below it are its piece and the line. */
  static final int FILE_SHIFT = 54;

  private static final int PART_SHIFT = 40;

  private final int index;
  private final String name;
  private final FileParts parts;
  private final RowRules rules;
  private final Queue<FileRefusedException> refusals = new ArrayDeque<>();
  private final List<String> partNames = new ArrayList<>();
  private @Nullable PartRows part;
  private @Nullable PartRows thinned;
  private @Nullable FileRefusedException refused;
  private long time = Long.MIN_VALUE;
  private long rows;
  private long rejected;

  private FileRows(int index, String name, FileParts parts, RowRules rules) {
    this.index = index;
    this.name = name;
    this.parts = parts;
    this.rules = rules;
  }

  /**
   * Opens the file's first piece that can be read.
   *
   * @param index of the file among those that are read together
   * @throws FileRefusedException where there is none
   */
  static FileRows open(int index, String name, FileParts parts, RowRules rules) {
    FileRows rows = new FileRows(index, name, parts, rules);
    rows.nextPart();
    FileRefusedException first = rows.refusals.peek();
    if (rows.part == null && first != null) {
      rows.close();
      throw first;
    }
    return rows;
  }

  /** Moves to the next row and fills a tick with it, or rejects it; false behind the last one. */
  boolean next(VenueTick tick) {
    refused = refusals.poll();
    while (refused == null && part != null) {
      if (part.next(tick)) {
        rows++;
        time = part.time(time);
        rejected += part.reason() == null ? 0 : 1;
        return true;
      }
      part.close();
      nextPart();
      refused = refusals.poll();
    }
    rows += refused == null ? 0 : 1;
    rejected += refused == null ? 0 : 1;
    return refused != null;
  }

  /** Leaves out, from about here on, lines that tell nothing new; to be asked after every row. */
  @SuppressWarnings("ReferenceEquality")
  void leaveOut(KnownLines lines) {
    PartRows now = part;
    if (now != null && now != thinned) {
      now.leaveOut(lines);
      thinned = now;
    }
  }

  /** Where the current row stands in time: its own, or where it has none that of the one before. */
  long time() {
    return time;
  }

  @Nullable RejectionReason reason() {
    return refused != null ? RejectionReason.MALFORMED : row().reason();
  }

  String detail() {
    return refused != null ? String.valueOf(refused.getMessage()) : row().detail();
  }

  /** Where the row stands: the file's index, its piece and the line, from the upper bits down. */
  long place() {
    long file = (long) index << FILE_SHIFT;
    return refused != null ? file : file | (partNames.size() - 1L) << PART_SHIFT | row().line();
  }

  /** A place in this file for people. */
  String origin(long place) {
    long line = place & (1L << PART_SHIFT) - 1;
    int piece = (int) ((place & (1L << FILE_SHIFT) - 1) >>> PART_SHIFT);
    return line == 0 ? name : partNames.get(piece) + ":" + line;
  }

  /** The current row's values; of a row that was read only. */
  RowCells cells() {
    return row().cells();
  }

  /** Copies the row's bytes, as far as they have room; their number. */
  int raw(byte[] into) {
    return refused != null ? 0 : row().raw(into);
  }

  FileCount count() {
    return new FileCount(name, rows, rejected);
  }

  long bytesRead() {
    return parts.bytesRead();
  }

  @Override
  public void close() {
    try {
      if (part != null) {
        part.close();
      }
      parts.close();
    } catch (IOException e) {
      // what was read from it stays as good as it was
    }
  }

  private PartRows row() {
    return Objects.requireNonNull(part, "no row yet");
  }

  private void nextPart() {
    part = null;
    try {
      for (FilePart next = parts.next(); next != null; next = parts.next()) {
        try {
          part = PartRows.open(next, rules);
          partNames.add(next.name());
          return;
        } catch (FileRefusedException e) {
          refusals.add(e);
        }
      }
    } catch (IOException e) {
      refusals.add(TickFile.refused(name, e));
    }
  }
}
