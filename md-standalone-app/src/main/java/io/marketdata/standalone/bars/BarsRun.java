package io.marketdata.standalone.bars;

import io.marketdata.compute.core.RejectReason;
import io.marketdata.ingest.feed.file.FileInstruments;
import io.marketdata.ingest.feed.file.TickRows;
import io.marketdata.ingest.normalise.RejectionReason;
import io.marketdata.ingest.normalise.VenueTick;
import io.marketdata.instrument.Instrument;
import io.marketdata.instrument.InstrumentRules;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One run: rows through the core into a file of bars. Single thread; what it holds does not depend
 * on the number of rows.
 */
final class BarsRun implements AutoCloseable {

  private final BarsOptions options;
  private final Progress progress;
  private final TickRows rows;
  private final RejectedRows rejected;
  private final BarsWriter writer;
  private final BarFold bars;
  private final OfflineCore core;
  private long placeholders;
  private long oddConditions;

  private BarsRun(
      BarsOptions options,
      Progress progress,
      List<Instrument> instruments,
      TickRows rows,
      RejectedRows rejected,
      BarsWriter writer) {
    this.options = options;
    this.progress = progress;
    this.rows = rows;
    this.rejected = rejected;
    this.writer = writer;
    bars = new BarFold(options.bars(), instruments, writer);
    core = new OfflineCore(instruments, this::rejectedLater, bars::accept);
  }

  /**
   * Opens what is read and written.
   *
   * @throws io.marketdata.ingest.feed.file.FileRefusedException if no input can be read
   * @throws IOException if an output cannot be written
   */
  static BarsRun open(BarsOptions options, PrintStream err, Progress progress) throws IOException {
    List<Instrument> instruments =
        FileInstruments.of(
                options.inputs(),
                options.instruments(),
                options.market(),
                options.price(),
                OfflineCore.SOURCE)
            .stream()
            .map(one -> one.with(rules(one.rules(), options)))
            .toList();
    TickRows rows =
        TickRows.open(
            options.inputs(), FileInstruments.rules(options.market(), options.instruments()));
    try {
      BarsWriter writer = BarsWriter.open(options.output(), options.bars().label());
      RejectedRows rejected = new RejectedRows(err, options.rejects());
      return new BarsRun(options, progress, instruments, rows, rejected, writer);
    } catch (IOException e) {
      rows.close();
      throw e;
    }
  }

  private static InstrumentRules rules(InstrumentRules usual, BarsOptions options) {
    return usual.toBuilder().edge(options.boundary()).extremes(options.extremes()).build();
  }

  /**
   * Reads all rows and writes all bars.
   *
   * @throws IOException if an output cannot be written to its end
   */
  void toEnd() throws IOException {
    VenueTick row = new VenueTick();
    for (TickRows.Outcome next = rows.next(row);
        next != TickRows.Outcome.END;
        next = rows.next(row)) {
      if (next == TickRows.Outcome.TICK) {
        offer(row);
      } else {
        reject(rows.reason(), rows.detail());
      }
      if (rows.rows() % Progress.ROWS == 0) {
        progress.at(rows.rows(), rows.bytesRead(), rows.bytesTotal());
      }
    }
    core.end();
    bars.end();
    rejected.close();
    writer.finish();
  }

  private void offer(VenueTick row) {
    RejectionReason reason = core.offer(row, rows.place());
    if (reason != null) {
      reject(reason, "");
    } else {
      placeholders += row.placeholders();
      oddConditions += row.oddCodes();
    }
  }

  private void reject(@Nullable RejectionReason reason, String detail) {
    progress.end();
    rejected.add(rows.origin(), String.valueOf(reason), detail);
  }

  private void rejectedLater(RejectReason reason, long place) {
    progress.end();
    rejected.add(rows.origin(place), reason.name(), "");
  }

  /** How many rows were rejected. */
  long rejected() {
    return rejected.total();
  }

  /** Whether rows were taken and none of them made a bar. */
  boolean isBarless() {
    return bars.count() == 0 && rows.rows() > rejected.total();
  }

  /** What came of it, in one line. */
  String summary(long nanos) {
    CoreCounts counts = core.counts();
    StringBuilder line = new StringBuilder(160);
    line.append(String.format(Locale.ROOT, "%,d rows", rows.rows()));
    line.append(String.format(Locale.ROOT, ", %,d rejected", rejected.total()));
    line.append(rejected.total() > 0 ? " (" + rejected.text() + ")" : "");
    append(line, placeholders, "placeholders such as N/A: taken for absent");
    append(line, oddConditions, "conditions that are no code or beyond eight");
    append(line, counts.late(), "late: they revised their bars");
    append(line, counts.unattributed(), "too late for their minute: counted for the day alone");
    append(line, counts.unscheduled(), "outside every session: counted for the day alone");
    append(line, counts.implausible(), "snapshots that no later one bore out: left out");
    append(line, counts.unknownConditions(), "unknown conditions: counted in volume alone");
    append(line, bars.refused(), "changes of bars that had been written: they lack them");
    line.append(
        String.format(
            Locale.ROOT,
            ", %,d bars of %s, %.1f s, %,d rows/s",
            bars.count(),
            options.bars().interval(),
            nanos / 1e9,
            Progress.perSecond(rows.rows(), nanos)));
    return line.toString();
  }

  private static void append(StringBuilder line, long count, String what) {
    if (count > 0) {
      line.append(String.format(Locale.ROOT, ", %,d %s", count, what));
    }
  }

  @Override
  public void close() throws IOException {
    rows.close();
    rejected.close();
    writer.close();
  }
}
