package io.marketdata.ingest.publish;

import io.marketdata.wire.FrameKind;
import io.marketdata.wire.FrameReader;
import io.marketdata.wire.MalformedFrameException;
import io.marketdata.wire.sbe.DepthDecoder;
import io.marketdata.wire.sbe.GapDecoder;
import io.marketdata.wire.sbe.IndicatorSetDecoder;
import io.marketdata.wire.sbe.InstrumentDefinitionDecoder;
import io.marketdata.wire.sbe.LineDecoder;
import io.marketdata.wire.sbe.QuoteDecoder;
import io.marketdata.wire.sbe.ReferenceEndDecoder;
import io.marketdata.wire.sbe.SessionTemplateDecoder;
import io.marketdata.wire.sbe.SnapshotDecoder;
import io.marketdata.wire.sbe.TradeDecoder;
import io.marketdata.wire.sbe.WatermarkDecoder;

/** Goes through a whole record before any of it counts, as the core does. */
final class FrameCheck {

  private FrameCheck() {}

  /** Wraps the record; whether head, lengths, message bodies and symbol indexes are in order. */
  static boolean isReadable(FrameReader frame, byte[] record) {
    try {
      frame.wrap(record);
      if (frame.kind() != FrameKind.TICKS) {
        return false;
      }
      while (frame.next()) {
        if (symbol(frame) >= frame.symbols()) {
          return false;
        }
      }
      frame.rewind();
      return true;
    } catch (MalformedFrameException e) {
      return false;
    }
  }

  /** Wraps the message, which checks its body; its symbol index, -1 if it has none. */
  private static int symbol(FrameReader frame) {
    return switch (frame.templateId()) {
      case TradeDecoder.TEMPLATE_ID -> frame.trade().symbol();
      case SnapshotDecoder.TEMPLATE_ID -> frame.snapshot().symbol();
      case QuoteDecoder.TEMPLATE_ID -> frame.quote().symbol();
      case DepthDecoder.TEMPLATE_ID -> frame.depth().symbol();
      default -> {
        checkOther(frame);
        yield -1;
      }
    };
  }

  private static void checkOther(FrameReader frame) {
    switch (frame.templateId()) {
      case WatermarkDecoder.TEMPLATE_ID -> frame.watermark();
      case LineDecoder.TEMPLATE_ID -> frame.line();
      case GapDecoder.TEMPLATE_ID -> frame.gap();
      case InstrumentDefinitionDecoder.TEMPLATE_ID -> frame.instrument();
      case SessionTemplateDecoder.TEMPLATE_ID -> frame.session();
      case IndicatorSetDecoder.TEMPLATE_ID -> frame.indicatorSet();
      case ReferenceEndDecoder.TEMPLATE_ID -> frame.referenceEnd();
      default -> {
        // a later version's
      }
    }
  }
}
