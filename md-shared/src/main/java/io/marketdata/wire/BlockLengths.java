package io.marketdata.wire;

import io.marketdata.wire.sbe.GapDecoder;
import io.marketdata.wire.sbe.SymbolFiguresDecoder;

/**
 * How long the block of a message is in each version of the schema. A block only grows; what has
 * not grown since version 0 is as long as today.
 */
final class BlockLengths {

  private BlockLengths() {}

  /**
   * Bytes that a block of that template has at least.
   *
   * @param version of the schema that the message was written with
   * @param today its length in this version
   */
  static int least(int templateId, int version, int today) {
    return version == 0 ? first(templateId, today) : today;
  }

  private static int first(int templateId, int today) {
    return switch (templateId) {
      case GapDecoder.TEMPLATE_ID -> GapDecoder.symbolEncodingOffset();
      case SymbolFiguresDecoder.TEMPLATE_ID -> SymbolFiguresDecoder.timeEncodingOffset();
      default -> today;
    };
  }
}
