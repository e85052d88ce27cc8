package io.marketdata.ingest.publish.kafka;

import io.marketdata.ingest.publish.LineConstants;
import io.marketdata.ingest.publish.SourceHistory;
import io.marketdata.wire.FrameReader;
import io.marketdata.wire.MalformedFrameException;
import io.marketdata.wire.MessageReader;
import io.marketdata.wire.sbe.DepthDecoder;
import io.marketdata.wire.sbe.GapDecoder;
import io.marketdata.wire.sbe.InstrumentDefinitionDecoder;
import io.marketdata.wire.sbe.LineDecoder;
import io.marketdata.wire.sbe.PartitionRecordDecoder;
import io.marketdata.wire.sbe.QuoteDecoder;
import io.marketdata.wire.sbe.SnapshotDecoder;
import io.marketdata.wire.sbe.TradeDecoder;
import io.marketdata.wire.sbe.WatermarkDecoder;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far one source has come in one partition: the checkpoint's figures, moved on by every frame
 * behind it, of whatever term. A record that cannot be read tells nothing. Single thread.
 */
final class PartitionProgress {

  private final String source;
  private final FrameReader frame = new FrameReader();
  private final MessageReader message = new MessageReader();
  private final Map<String, String> owners = new HashMap<>();
  private @Nullable LineConstants constants;
  private long term = -1;
  private long number = SourceHistory.NOTHING;
  private long time = SourceHistory.NOTHING;
  private long nextOffset;

  PartitionProgress(String source) {
    this.source = source;
  }

  @Nullable LineConstants constants() {
    return constants;
  }

  /** Term of the constants, -1 where there are none. */
  long term() {
    return term;
  }

  long number() {
    return number;
  }

  long time() {
    return time;
  }

  /** First offset of the log that the checkpoint does not hold. */
  long nextOffset() {
    return nextOffset;
  }

  Map<String, String> owners() {
    return owners;
  }

  /** Takes a value of the checkpoint topic. */
  void state(byte[] value) {
    try {
      message.wrapMessage(value);
    } catch (MalformedFrameException e) {
      return;
    }
    if (message.templateId() == PartitionRecordDecoder.TEMPLATE_ID) {
      checkpoint(message.partitionRecord());
    } else if (message.templateId() == InstrumentDefinitionDecoder.TEMPLATE_ID) {
      instrument(message.instrument());
    }
  }

  /** Takes a record of the log. */
  void frame(byte[] record) {
    try {
      frame.wrap(record);
      boolean own = frame.source().equals(source);
      while (frame.next()) {
        if (frame.templateId() == InstrumentDefinitionDecoder.TEMPLATE_ID) {
          instrument(frame.instrument());
        } else if (own) {
          own();
        }
      }
    } catch (MalformedFrameException e) {
      // the core rejects and counts it
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
        constants = read.named(kind, detail);
        term = one.term();
        reached(one.number());
        passed(one.time());
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
      case WatermarkDecoder.TEMPLATE_ID -> tick(frame.watermark().upTo(), frame.watermark().time());
      case GapDecoder.TEMPLATE_ID -> tick(frame.gap().upTo(), frame.gap().toTime());
      case LineDecoder.TEMPLATE_ID -> line(frame.line());
      default -> {
        // nothing that tells of progress
      }
    }
  }

  private void tick(long newNumber, long newTime) {
    reached(newNumber);
    passed(newTime);
  }

  private void line(LineDecoder line) {
    passed(line.anchorEvent());
    if (frame.term() >= term) {
      term = frame.term();
      LineConstants read =
          new LineConstants(
              "",
              line.flags().wallBased(),
              line.flags().resends(),
              line.anchorEvent(),
              line.anchorWall(),
              line.speedMilli(),
              line.delay(),
              line.maxAhead(),
              line.start(),
              line.shift(),
              line.seed(),
              "");
      constants = read.named(line.kind(), line.detail());
    }
  }

  private void instrument(InstrumentDefinitionDecoder definition) {
    String symbol = definition.symbol();
    definition.skipMarket();
    definition.skipType();
    definition.skipCurrency();
    definition.skipSession();
    definition.skipIndicators();
    owners.put(symbol, definition.source());
  }

  /** Numbers begin at 1: 0 is what stands where nothing has come. */
  private void reached(long newNumber) {
    if (newNumber > 0) {
      number = Math.max(number, newNumber);
    }
  }

  private void passed(long newTime) {
    time = Math.max(time, newTime);
  }

  private static LineConstants constants(PartitionRecordDecoder.SourcesDecoder one) {
    return new LineConstants(
        "",
        one.flags().wallBased(),
        one.flags().resends(),
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
