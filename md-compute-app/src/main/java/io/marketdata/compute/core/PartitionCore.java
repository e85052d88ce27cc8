package io.marketdata.compute.core;

import io.marketdata.compute.checkpoint.StateEntry;
import io.marketdata.compute.checkpoint.StateSink;
import io.marketdata.wire.FrameReader;
import io.marketdata.wire.Position;
import io.marketdata.wire.TickFrameCheck;
import io.marketdata.wire.sbe.ConditionTableDecoder;
import io.marketdata.wire.sbe.GapDecoder;
import io.marketdata.wire.sbe.IndicatorSetDecoder;
import io.marketdata.wire.sbe.InstrumentDefinitionDecoder;
import io.marketdata.wire.sbe.LineDecoder;
import io.marketdata.wire.sbe.OwnerCloseDecoder;
import io.marketdata.wire.sbe.ReferenceEndDecoder;
import io.marketdata.wire.sbe.SessionRulesDecoder;
import io.marketdata.wire.sbe.SessionTemplateDecoder;
import io.marketdata.wire.sbe.TradingCalendarDecoder;
import io.marketdata.wire.sbe.WatermarkDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The core of one partition: records of {@code md.ticks} in, frames of {@code md.updates} out. It
 * reads no clock, no file and no configuration, so the same records give the same frames, byte for
 * byte, with any number of saves and loads between them. For one thread.
 */
public final class PartitionCore {

  /** Changes whenever the same records would give other frames than before. */
  public static final int OUTPUT_VERSION = 2;

  private static final long NANOS_PER_MILLI = 1_000_000;

  private final int partition;
  private final long epoch;
  private final CoreMetrics metrics;
  private final Map<String, SourceTime> sources = new TreeMap<>();
  private final Map<String, SymbolCore> symbols = new HashMap<>();
  private final ReferenceBook reference = new ReferenceBook();
  private final Progress progress = new Progress();
  private final FrameReader frame = new FrameReader();
  private final Updates updates = new Updates();
  private final RecordScope scope;
  private final TickReader reader = new TickReader();
  private final Ticks ticks;
  private final SourceEvents events;
  private final ReferenceIntake intake;
  private final CoreState state;

  /** A core without a past. */
  public PartitionCore(int partition, long epoch, CoreMetrics metrics) {
    this.partition = partition;
    this.epoch = epoch;
    this.metrics = metrics;
    scope = new RecordScope(symbols, metrics);
    ticks = new Ticks(reader, scope, updates, metrics);
    events = new SourceEvents(scope, updates, metrics);
    intake = new ReferenceIntake(reference, symbols, sources);
    state = new CoreState(epoch, sources, symbols, reference, intake, progress);
  }

  /**
   * Applies the next record and copies what comes of it; see {@link #apply(long, long, byte[],
   * FrameSink)}.
   *
   * @return the update frames that it brought about, in their order; maybe none
   */
  public List<byte[]> apply(long offset, long appendTimeMillis, byte[] record) {
    List<byte[]> frames = new ArrayList<>(1);
    apply(
        offset,
        appendTimeMillis,
        record,
        (bytes, from, length) -> frames.add(Arrays.copyOfRange(bytes, from, from + length)));
    return frames;
  }

  /**
   * Applies the next record. Allocates nothing where symbols, days and minutes are known.
   *
   * @param offset at least {@link #nextOffset()}
   * @param appendTimeMillis the broker's append time, epoch milliseconds
   * @param record not changed, and not to be changed before the next one
   * @param out takes the update frames; what it throws leaves the core unusable
   */
  public void apply(long offset, long appendTimeMillis, byte[] record, FrameSink out) {
    if (offset < progress.nextOffset()) {
      throw new IllegalArgumentException(
          "partition %d: offset %d is before the next one, %d"
              .formatted(partition, offset, progress.nextOffset()));
    }
    TickFrameCheck.Verdict verdict = TickFrameCheck.check(frame, record);
    RejectReason unusable = unusable(verdict);
    if (unusable != null) {
      progress.read++;
      metrics.counted(1, 0, 0, 0);
      progress.rejected++;
      metrics.rejected(unusable);
      progress.moveBehind(offset, appendTimeMillis, record);
      return;
    }
    long applied = progress.applied;
    long skipped = progress.skipped;
    long twin = progress.twin;
    updates.begin(epoch, offset, progress.isRebuild(offset), out);
    if (verdict == TickFrameCheck.Verdict.OWNER_CLOSE) {
      applyOwnerClose(appendTimeMillis);
    } else {
      applyFrame(offset, appendTimeMillis);
    }
    progress.moveBehind(offset, appendTimeMillis, record);
    metrics.counted(
        frame.messages(),
        progress.applied - applied,
        progress.skipped - skipped,
        progress.twin - twin);
    updates.finish();
  }

  /** The reason if nothing of the record is to be applied. */
  private @Nullable RejectReason unusable(TickFrameCheck.Verdict verdict) {
    if (verdict == TickFrameCheck.Verdict.MALFORMED) {
      return RejectReason.MALFORMED;
    }
    return frame.epoch() > epoch ? RejectReason.FOREIGN_EPOCH : null;
  }

  /**
   * A record of the partition's owner. It speaks for a source and is not of it: it brings no term
   * and no position, and what else it may hold does not count.
   */
  private void applyOwnerClose(long appendTimeMillis) {
    progress.read += frame.messages();
    SourceTime source = sources.get(frame.source());
    while (frame.next()) {
      if (source != null
          && frame.templateId() == OwnerCloseDecoder.TEMPLATE_ID
          && source.isMuteSince(frame.ownerClose())) {
        long time = frame.ownerClose().time();
        events.ownerClose(source, time, appendTimeMillis * NANOS_PER_MILLI);
        progress.applied++;
      } else {
        progress.skipped++;
      }
    }
  }

  private void applyFrame(long offset, long appendTimeMillis) {
    progress.read += frame.messages();
    if (frame.epoch() < epoch) {
      progress.skipped += frame.messages();
      return;
    }
    SourceTime source = sources.computeIfAbsent(frame.source(), SourceTime::new);
    boolean isNewTerm = source.isNewTerm(frame.epoch(), frame.term());
    if (!source.admits(frame.epoch(), frame.term())) {
      progress.skipped += frame.messages();
      return;
    }
    if (isNewTerm) {
      intake.clear(source);
    }
    scope.begin(frame, source, appendTimeMillis);
    while (frame.next()) {
      if (source.mute && frame.templateId() != LineDecoder.TEMPLATE_ID) {
        events.heard();
      }
      source.lastPosition = Position.of(offset, frame.index());
      applyMessage(source);
    }
    scope.flush(updates);
  }

  private void applyMessage(SourceTime source) {
    if (reader.read(frame)) {
      if (reader.number() <= source.number) {
        progress.twin++;
        return;
      }
      source.number = reader.number();
      count(ticks.apply(frame));
      return;
    }
    switch (frame.templateId()) {
      case WatermarkDecoder.TEMPLATE_ID -> count(events.watermark(frame.watermark()));
      case LineDecoder.TEMPLATE_ID -> count(events.line(frame));
      case GapDecoder.TEMPLATE_ID -> gap(source);
      case InstrumentDefinitionDecoder.TEMPLATE_ID,
          SessionTemplateDecoder.TEMPLATE_ID,
          TradingCalendarDecoder.TEMPLATE_ID,
          SessionRulesDecoder.TEMPLATE_ID,
          ConditionTableDecoder.TEMPLATE_ID,
          IndicatorSetDecoder.TEMPLATE_ID ->
          stage(source);
      case ReferenceEndDecoder.TEMPLATE_ID -> end(source);
      default -> {
        progress.skipped++;
        metrics.unknownTemplate(frame.templateId());
      }
    }
  }

  private void gap(SourceTime source) {
    if (source.lineSeen && frame.gap().upTo() <= source.number) {
      progress.twin++;
    } else {
      count(events.gap(frame));
    }
  }

  private void end(SourceTime source) {
    if (frame.referenceEnd().version() < source.staging.version()) {
      intake.clear(source);
      progress.skipped++;
    } else {
      count(intake.end(frame, source, scope.arrival(), updates));
    }
  }

  private void stage(SourceTime source) {
    switch (intake.stage(frame, source)) {
      case TAKEN -> progress.applied++;
      case LOWER -> progress.skipped++;
      case BAD -> count(RejectReason.BAD_REFERENCE);
      case CONFLICT -> count(RejectReason.REFERENCE_CONFLICT);
    }
  }

  private void count(@Nullable RejectReason reason) {
    if (reason == null) {
      progress.applied++;
    } else {
      progress.rejected++;
      metrics.rejected(reason, frame.index());
    }
  }

  /**
   * What an owner could say at a wall time for sources that it holds to be mute, where that would
   * close something. Changes nothing.
   *
   * @param wall epoch nanoseconds
   */
  public List<OwnerClose> overdue(long wall) {
    List<OwnerClose> closes = new ArrayList<>();
    for (SourceTime source : sources.values()) {
      long time = source.base(wall) - source.delay;
      if (source.isWallTimed() && source.symbols.isAnyDue(time)) {
        closes.add(
            new OwnerClose(source.name, source.epoch, source.term, source.lastPosition, time));
      }
    }
    return closes;
  }

  /** Offset of the record that is applied next. */
  public long nextOffset() {
    return progress.nextOffset();
  }

  /**
   * Flags the frames of records before that offset as those of a rebuild from the log.
   *
   * @param offset end of the log when the rebuild began
   */
  public void rebuildUntil(long offset) {
    progress.rebuildUntil(offset);
  }

  /**
   * Hands out every part that changed since it was last confirmed, the partition record among them.
   * To be called between records; the core may go on before the parts are stored.
   */
  public void changed(StateSink sink) {
    state.changed(sink);
  }

  /** What was handed out last is stored. */
  public void confirmed() {
    state.confirmed();
  }

  /** What was handed out last is not stored; it will be handed out again. */
  public void unconfirmed() {
    state.unconfirmed();
  }

  /**
   * Goes on from stored parts; once, before anything else.
   *
   * @throws io.marketdata.compute.checkpoint.UnreadableStateException if they are not a whole state
   */
  public void load(Iterable<StateEntry> entries) {
    state.load(entries);
  }
}
