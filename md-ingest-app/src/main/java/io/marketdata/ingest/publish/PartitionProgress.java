package io.marketdata.ingest.publish;

import io.marketdata.wire.FrameReader;
import io.marketdata.wire.MalformedFrameException;
import io.marketdata.wire.MessageReader;
import io.marketdata.wire.TickFrameCheck;
import io.marketdata.wire.sbe.BarCorrectionDecoder;
import io.marketdata.wire.sbe.DepthDecoder;
import io.marketdata.wire.sbe.GapDecoder;
import io.marketdata.wire.sbe.LineDecoder;
import io.marketdata.wire.sbe.PartitionRecordDecoder;
import io.marketdata.wire.sbe.QuoteDecoder;
import io.marketdata.wire.sbe.SnapshotDecoder;
import io.marketdata.wire.sbe.TradeCancelDecoder;
import io.marketdata.wire.sbe.TradeCorrectionDecoder;
import io.marketdata.wire.sbe.TradeDecoder;
import io.marketdata.wire.sbe.WatermarkDecoder;
import org.jspecify.annotations.Nullable;

/**
 * How far one source has come in one partition, by the core's own rule: the checkpoint's figures,
 * moved on by every frame behind it whose term is not lower than one before. A record of which any
 * part cannot be read, or of another epoch, tells nothing. Single thread.
 */
public final class PartitionProgress {

  private final String source;
  private final long epoch;
  private final FrameReader frame = new FrameReader();
  private final MessageReader message = new MessageReader();
  private final ReferenceMemory reference = new ReferenceMemory();
  private @Nullable LineConstants constants;
  private long term = -1;
  private long constantsTerm = -1;
  private long number = SourceHistory.NOTHING;
  private long time = SourceHistory.NOTHING;
  private long anchor = SourceHistory.NOTHING;
  private long nextOffset;

  /** Follows a source in the topics of an epoch. */
  public PartitionProgress(String source, long epoch) {
    this.source = source;
    this.epoch = epoch;
  }

  /** Constants of the newest line, or null. */
  public @Nullable LineConstants constants() {
    return constants;
  }

  /** Term of the constants, -1 where there are none. */
  public long term() {
    return constantsTerm;
  }

  /** Number up to which the partition has everything, or {@link SourceHistory#NOTHING}. */
  public long number() {
    return number;
  }

  /** Newest time of a tick, watermark or gap, or {@link SourceHistory#NOTHING}. */
  public long time() {
    return time;
  }

  /** Newest event time at which a line anchored its time base, or {@link SourceHistory#NOTHING}. */
  public long anchor() {
    return anchor;
  }

  /** First offset of the log that the checkpoint does not hold. */
  public long nextOffset() {
    return nextOffset;
  }

  /** The definitions of all sources that the partition holds. */
  public ReferenceMemory reference() {
    return reference;
  }

  /** Takes a record of the checkpoint topic. */
  public void state(byte @Nullable [] key, byte[] value) {
    try {
      message.wrapMessage(value);
    } catch (MalformedFrameException e) {
      return;
    }
    if (message.templateId() == PartitionRecordDecoder.TEMPLATE_ID) {
      checkpoint(message.partitionRecord());
    } else {
      reference.put(message, DefinitionKey.source(key, message));
    }
  }

  /**
   * Takes a record of the log: all of it, or nothing where the core would reject it. What an owner
   * wrote for a source is not of the source.
   */
  public void frame(byte[] record) {
    if (TickFrameCheck.check(frame, record) != TickFrameCheck.Verdict.READABLE
        || frame.epoch() != epoch) {
      return;
    }
    boolean own = frame.source().equals(source);
    if (own && frame.term() < term) {
      return;
    }
    term = own ? frame.term() : term;
    while (frame.next()) {
      if (!reference.put(frame, frame.source()) && own) {
        own();
      }
    }
  }

  private void checkpoint(PartitionRecordDecoder record) {
    nextOffset = record.nextOffset();
    for (PartitionRecordDecoder.SourcesDecoder one : record.sources()) {
      LineConstants read = constants(one);
      boolean own = one.source().equals(source);
      String kind = one.kind();
      String detail = one.detail();
      if (own) {
        term = one.epoch() == epoch ? one.term() : -1;
        reached(one.number());
        passed(one.time());
        passed(one.gapTo());
      }
      if (own && one.lineSeen() != 0) {
        constants = read.named(kind, detail);
        constantsTerm = term;
        anchored(one.anchorEvent());
      }
    }
  }

  private void own() {
    switch (frame.templateId()) {
      case TradeDecoder.TEMPLATE_ID -> tick(frame.trade().number(), frame.trade().eventTime());
      case QuoteDecoder.TEMPLATE_ID -> tick(frame.quote().number(), frame.quote().eventTime());
      case SnapshotDecoder.TEMPLATE_ID ->
          tick(frame.snapshot().number(), frame.snapshot().eventTime());
      case DepthDecoder.TEMPLATE_ID -> tick(frame.depth().number(), frame.depth().eventTime());
      case TradeCancelDecoder.TEMPLATE_ID ->
          tick(frame.tradeCancel().number(), frame.tradeCancel().eventTime());
      case TradeCorrectionDecoder.TEMPLATE_ID ->
          tick(frame.tradeCorrection().number(), frame.tradeCorrection().eventTime());
      case BarCorrectionDecoder.TEMPLATE_ID ->
          tick(frame.barCorrection().number(), frame.barCorrection().eventTime());
      case WatermarkDecoder.TEMPLATE_ID -> {
        reached(frame.watermark().upTo());
        passed(frame.watermark().time());
      }
      case GapDecoder.TEMPLATE_ID -> tick(frame.gap().upTo(), frame.gap().toTime());
      case LineDecoder.TEMPLATE_ID -> line(frame.line());
      default -> {
        // nothing that tells of progress
      }
    }
  }

  /** A twin moves nothing. */
  private void tick(long newNumber, long newTime) {
    if (newNumber > number) {
      reached(newNumber);
      passed(newTime);
    }
  }

  private void line(LineDecoder line) {
    anchored(line.anchorEvent());
    LineConstants read =
        new LineConstants(
            "",
            line.flags().wallBased(),
            line.flags().resends(),
            line.flags().timePerSymbol(),
            line.anchorEvent(),
            line.anchorWall(),
            Math.max(1, line.speedMilli()),
            Math.max(0, line.delay()),
            Math.max(0, line.maxAhead()),
            line.start(),
            line.shift(),
            line.seed(),
            "");
    constants = read.named(line.kind(), line.detail());
    constantsTerm = term;
  }

  /** Numbers begin at 1: 0 is what stands where nothing has come. */
  private void reached(long newNumber) {
    if (newNumber > 0) {
      number = Math.max(number, newNumber);
    }
  }

  /** A checkpoint has 0 where the source has not told time yet. */
  private void passed(long newTime) {
    if (newTime > 0) {
      time = Math.max(time, newTime);
    }
  }

  private void anchored(long event) {
    anchor = Math.max(anchor, event);
  }

  private static LineConstants constants(PartitionRecordDecoder.SourcesDecoder one) {
    return new LineConstants(
        "",
        one.flags().wallBased(),
        one.flags().resends(),
        one.flags().timePerSymbol(),
        one.anchorEvent(),
        one.anchorWall(),
        Math.max(1, one.speedMilli()),
        Math.max(0, one.delay()),
        Math.max(0, one.maxAhead()),
        one.start(),
        one.shift(),
        one.seed(),
        "");
  }
}
