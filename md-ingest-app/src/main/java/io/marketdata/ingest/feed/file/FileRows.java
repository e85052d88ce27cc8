package io.marketdata.ingest.feed.file;

import io.marketdata.ingest.normalise.RejectionReason;
import io.marketdata.ingest.normalise.VenueTick;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one file, piece after piece. A piece that is refused counts as one bad row in its
 * place. Single thread.
 */
final class FileRows implements AutoCloseable {

  private final String name;
  private final FileParts parts;
  private final RowRules rules;
  private final Queue<FileRefusedException> refusals = new ArrayDeque<>();
  private @Nullable PartRows part;
  private @Nullable FileRefusedException refused;
  private long time = Long.MIN_VALUE;
  private long rows;
  private long rejected;

  private FileRows(String name, FileParts parts, RowRules rules) {
    this.name = name;
    this.parts = parts;
    this.rules = rules;
  }

  /**
   * Opens the file's first piece that can be read.
   *
   * @throws FileRefusedException where there is none
   */
  static FileRows open(String name, FileParts parts, RowRules rules) {
    FileRows rows = new FileRows(name, parts, rules);
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

  String origin() {
    return refused != null ? name : row().origin();
  }

  byte[] raw() {
    return refused != null ? detail().getBytes(StandardCharsets.UTF_8) : row().raw();
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
