package io.marketdata.compute.view;

import io.marketdata.history.FlushMark;
import java.util.Optional;

/** Where the view writer begins to read a partition, or why it must not. */
sealed interface StartPoint {

  /** What helps. */
  String REMEDY = "./run view rebuild writes the view anew";

  /**
   * Read from here.
   *
   * @param offset the first record to read
   * @param marked whether Redis holds a mark of this epoch already
   * @param generation of the mark
   * @param wholeFrom first trading day of which bars and trades are written
   */
  record From(long offset, boolean marked, long generation, int wholeFrom) implements StartPoint {

    /** With every day, never written anew. */
    From(long offset, boolean marked) {
      this(offset, marked, 0, RebuildRequest.ALL_DAYS);
    }
  }

  /** The partition is not served; the line says why and what to do. */
  record Refused(String line) implements StartPoint {}

  /**
   * Decides.
   *
   * @param mark the partition's flush mark
   * @param data whether Redis holds data of the partition
   */
  static StartPoint of(
      int partition, long epoch, Optional<FlushMark> mark, boolean data, LogBounds log) {
    if (mark.isEmpty()) {
      return withoutMark(partition, data, log);
    }
    FlushMark at = mark.get();
    if (at.epoch() > epoch) {
      return refused(partition, "its flush mark " + at + " is of a later epoch than " + epoch);
    }
    if (at.epoch() < epoch) {
      return log.first() == 0
          ? new From(0, false)
          : refused(partition, "epoch " + epoch + " is new and its log begins at " + log.first());
    }
    if (at.offset() < log.first()) {
      return refused(partition, "its flush mark " + at + " lies before the log, " + log);
    }
    if (at.offset() > log.end()) {
      return new Refused(
          "partition %d is not written to Redis: its flush mark %s lies behind the log's end, %s, so updates are lost; ./run topics epoch --from=log makes them again"
              .formatted(partition, at, log));
    }
    return new From(at.offset(), true, at.generation(), RebuildRequest.ALL_DAYS);
  }

  private static StartPoint withoutMark(int partition, boolean data, LogBounds log) {
    if (data) {
      return refused(partition, "its flush mark is missing though Redis holds its instruments");
    }
    if (log.first() != 0) {
      return refused(partition, "Redis has no flush mark and the log begins at " + log.first());
    }
    return new From(0, false);
  }

  /** An alarm's line. */
  static Refused refused(int partition, String why) {
    return new Refused(
        "partition " + partition + " is not written to Redis: " + why + "; " + REMEDY);
  }
}
