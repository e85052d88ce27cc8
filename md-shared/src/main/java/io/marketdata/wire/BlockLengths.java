package io.marketdata.wire;

import io.marketdata.wire.sbe.BarUpdateDecoder;
import io.marketdata.wire.sbe.GapDecoder;
import io.marketdata.wire.sbe.InstrumentDefinitionDecoder;
import io.marketdata.wire.sbe.LineDecoder;
import io.marketdata.wire.sbe.QuoteUpdateDecoder;
import io.marketdata.wire.sbe.SnapshotDecoder;
import io.marketdata.wire.sbe.SymbolFiguresDecoder;
import io.marketdata.wire.sbe.TradeDecoder;
import io.marketdata.wire.sbe.TradeUpdateDecoder;

/**
 * How long the block of a message is in each version of the schema. A block only grows; what has
 * not grown since version 0 is as long as today.
 */
final class BlockLengths {

  /** Many messages grew in it. */
  private static final int THIRD = 3;

  private BlockLengths() {}

  /**
   * Bytes that a block of that template has at least.
   *
   * @param version of the schema that the message was written with
   * @param today its length in this version
   */
  static int least(int templateId, int version, int today) {
    if (version >= THIRD) {
      return today;
    }
    return version == 0 ? first(templateId, today) : second(templateId, today);
  }

  /** In version 0. */
  private static int first(int templateId, int today) {
    return switch (templateId) {
      case GapDecoder.TEMPLATE_ID -> GapDecoder.symbolEncodingOffset();
      case SymbolFiguresDecoder.TEMPLATE_ID -> SymbolFiguresDecoder.timeEncodingOffset();
      default -> second(templateId, today);
    };
  }

  /** In versions 1 and 2. */
  private static int second(int templateId, int today) {
    return switch (templateId) {
      case TradeDecoder.TEMPLATE_ID -> TradeDecoder.sequenceEncodingOffset();
      case SnapshotDecoder.TEMPLATE_ID -> SnapshotDecoder.flagsEncodingOffset();
      case LineDecoder.TEMPLATE_ID -> LineDecoder.intervalEncodingOffset();
      case InstrumentDefinitionDecoder.TEMPLATE_ID ->
          InstrumentDefinitionDecoder.linesEncodingOffset();
      case TradeUpdateDecoder.TEMPLATE_ID -> TradeUpdateDecoder.conditionsEncodingOffset();
      case QuoteUpdateDecoder.TEMPLATE_ID ->
          QuoteUpdateDecoder.previousOpenInterestEncodingOffset();
      case BarUpdateDecoder.TEMPLATE_ID -> BarUpdateDecoder.interestChangeEncodingOffset();
      case SymbolFiguresDecoder.TEMPLATE_ID ->
          SymbolFiguresDecoder.previousOpenInterestEncodingOffset();
      default -> today;
    };
  }
}
