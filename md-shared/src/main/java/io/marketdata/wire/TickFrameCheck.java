package io.marketdata.wire;

import io.marketdata.wire.sbe.BarCorrectionDecoder;
import io.marketdata.wire.sbe.ConditionTableDecoder;
import io.marketdata.wire.sbe.DepthDecoder;
import io.marketdata.wire.sbe.GapDecoder;
import io.marketdata.wire.sbe.IndicatorSetDecoder;
import io.marketdata.wire.sbe.InstrumentDefinitionDecoder;
import io.marketdata.wire.sbe.LineDecoder;
import io.marketdata.wire.sbe.OwnerCloseDecoder;
import io.marketdata.wire.sbe.QuoteDecoder;
import io.marketdata.wire.sbe.ReferenceEndDecoder;
import io.marketdata.wire.sbe.SessionRulesDecoder;
import io.marketdata.wire.sbe.SessionTemplateDecoder;
import io.marketdata.wire.sbe.SnapshotDecoder;
import io.marketdata.wire.sbe.TradeCancelDecoder;
import io.marketdata.wire.sbe.TradeCorrectionDecoder;
import io.marketdata.wire.sbe.TradeDecoder;
import io.marketdata.wire.sbe.TradingCalendarDecoder;
import io.marketdata.wire.sbe.WatermarkDecoder;

/**
 * Goes through a whole record of {@code md.ticks} before any of it counts, so that it is taken
 * whole or not at all. Who applies records and who reads back how far they go agree by it.
 */
public final class TickFrameCheck {

  /** What a record is. */
  public enum Verdict {
    /** A whole frame. */
    READABLE,
    /** A whole frame that closes the bars of a mute source. */
    OWNER_CLOSE,
    /** No whole frame. */
    MALFORMED
  }

  private TickFrameCheck() {}

  /**
   * Checks head, lengths, message bodies and symbol indexes.
   *
   * @param frame wraps the record, and stands before its first message unless it is malformed
   */
  public static Verdict check(FrameReader frame, byte[] record) {
    try {
      frame.wrap(record);
      return frame.kind() == FrameKind.TICKS ? checkMessages(frame) : Verdict.MALFORMED;
    } catch (MalformedFrameException e) {
      return Verdict.MALFORMED;
    }
  }

  private static Verdict checkMessages(FrameReader frame) {
    boolean ownerClose = false;
    while (frame.next()) {
      ownerClose |= frame.templateId() == OwnerCloseDecoder.TEMPLATE_ID;
      if (symbol(frame) >= frame.symbols()) {
        return Verdict.MALFORMED;
      }
    }
    frame.rewindChecked();
    return ownerClose ? Verdict.OWNER_CLOSE : Verdict.READABLE;
  }

  /** Wraps the message, which checks its body; its symbol index, -1 if it has none. */
  private static int symbol(FrameReader frame) {
    return switch (frame.templateId()) {
      case TradeDecoder.TEMPLATE_ID -> frame.trade().symbol();
      case SnapshotDecoder.TEMPLATE_ID -> frame.snapshot().symbol();
      case QuoteDecoder.TEMPLATE_ID -> frame.quote().symbol();
      case DepthDecoder.TEMPLATE_ID -> frame.depth().symbol();
      case TradeCancelDecoder.TEMPLATE_ID -> frame.tradeCancel().symbol();
      case TradeCorrectionDecoder.TEMPLATE_ID -> frame.tradeCorrection().symbol();
      case BarCorrectionDecoder.TEMPLATE_ID -> frame.barCorrection().symbol();
      case GapDecoder.TEMPLATE_ID -> optional(frame.gap().symbol());
      default -> {
        checkOther(frame);
        yield -1;
      }
    };
  }

  private static int optional(int symbol) {
    return symbol == GapDecoder.symbolNullValue() ? -1 : symbol;
  }

  private static void checkOther(FrameReader frame) {
    switch (frame.templateId()) {
      case WatermarkDecoder.TEMPLATE_ID -> frame.watermark();
      case LineDecoder.TEMPLATE_ID -> frame.line();
      case OwnerCloseDecoder.TEMPLATE_ID -> frame.ownerClose();
      case InstrumentDefinitionDecoder.TEMPLATE_ID -> frame.instrument();
      case SessionTemplateDecoder.TEMPLATE_ID -> frame.session();
      case IndicatorSetDecoder.TEMPLATE_ID -> frame.indicatorSet();
      case TradingCalendarDecoder.TEMPLATE_ID -> frame.tradingCalendar();
      case ConditionTableDecoder.TEMPLATE_ID -> frame.conditionTable();
      case SessionRulesDecoder.TEMPLATE_ID -> frame.sessionRules();
      case ReferenceEndDecoder.TEMPLATE_ID -> frame.referenceEnd();
      default -> {
        return;
      }
    }
  }
}
