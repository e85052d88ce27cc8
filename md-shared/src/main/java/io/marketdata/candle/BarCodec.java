package io.marketdata.candle;

import io.marketdata.wire.sbe.BarMarksEncoder;
import io.marketdata.wire.sbe.BarUpdateDecoder;
import io.marketdata.wire.sbe.BarUpdateEncoder;
import java.nio.ByteOrder;

/** Bars to and from the wire message that carries them. */
public final class BarCodec {
  private BarCodec() {}

  /**
   * Reads a bar; the decoder is not moved. What an earlier version of the schema does not have is
   * not known, or 0.
   *
   * @throws IllegalArgumentException if its prices are not in order
   */
  public static Bar decode(BarUpdateDecoder from) {
    return new Bar(
        from.span(),
        from.start(),
        from.tradingDay(),
        from.open(),
        from.high(),
        from.low(),
        from.close(),
        from.volume(),
        from.turnover().high(),
        from.turnover().low(),
        from.buyVolume(),
        from.buyTurnover().high(),
        from.buyTurnover().low(),
        from.trades(),
        from.firstTradeId(),
        from.lastTradeId(),
        from.openInterest(),
        from.interestChange(),
        from.settlement(),
        from.excluded(),
        from.missing(),
        from.afterHours(),
        from.unattributed(),
        from.state(),
        from.reason(),
        from.rev(),
        from.marks().getRaw(),
        from.seq(),
        from.eventTime());
  }

  /** Writes a bar as a message of the symbol with this index in its frame. */
  public static void encode(Bar bar, int symbolIndex, BarUpdateEncoder to) {
    to.seq(bar.seq())
        .eventTime(bar.eventTime())
        .start(bar.start())
        .open(bar.open())
        .high(bar.high())
        .low(bar.low())
        .close(bar.close())
        .volume(bar.volume())
        .buyVolume(bar.buyVolume())
        .trades(bar.trades())
        .firstTradeId(bar.firstTradeId())
        .lastTradeId(bar.lastTradeId())
        .openInterest(bar.openInterest())
        .interestChange(bar.interestChange())
        .settlement(bar.settlement())
        .excluded(bar.excluded())
        .missing(bar.missing())
        .afterHours(bar.afterHours())
        .unattributed(bar.unattributed())
        .tradingDay(bar.tradingDay())
        .rev(bar.rev())
        .symbol(symbolIndex)
        .span(bar.span())
        .state(bar.state())
        .reason(bar.reason());
    to.turnover().high(bar.turnoverHigh()).low(bar.turnoverLow());
    to.buyTurnover().high(bar.buyTurnoverHigh()).low(bar.buyTurnoverLow());
    BarMarksEncoder marks = to.marks();
    marks.buffer().putShort(marks.offset(), (short) bar.marks(), ByteOrder.LITTLE_ENDIAN);
  }
}
