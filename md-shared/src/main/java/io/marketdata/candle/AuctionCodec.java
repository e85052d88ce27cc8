package io.marketdata.candle;

import io.marketdata.calendar.Auction;
import io.marketdata.wire.sbe.AuctionKind;
import io.marketdata.wire.sbe.AuctionUpdateDecoder;
import io.marketdata.wire.sbe.AuctionUpdateEncoder;
import io.marketdata.wire.sbe.BarMarksEncoder;
import io.marketdata.wire.sbe.BarSpan;
import java.nio.ByteOrder;

/** Auctions to and from the wire message that carries them. */
public final class AuctionCodec {
  private AuctionCodec() {}

  /**
   * Reads an auction; the decoder is not moved.
   *
   * @throws IllegalArgumentException if its prices are not in order, or its kind is none that is
   *     known
   */
  public static AuctionBar decode(AuctionUpdateDecoder from) {
    Bar bar =
        Bar.builder(AuctionBar.NO_SPAN, from.start(), from.tradingDay())
            .prices(from.open(), from.high(), from.low(), from.close())
            .volume(from.volume())
            .turnover(from.turnover().high(), from.turnover().low())
            .buyVolume(from.buyVolume())
            .buyTurnover(from.buyTurnover().high(), from.buyTurnover().low())
            .trades(from.trades())
            .tradeIds(from.firstTradeId(), from.lastTradeId())
            .openInterest(from.openInterest())
            .interestChange(from.interestChange())
            .settlement(from.settlement())
            .excluded(from.excluded())
            .missing(from.missing())
            .afterHours(from.afterHours())
            .unattributed(from.unattributed())
            .state(from.state())
            .revision(from.reason(), from.rev())
            .marks(from.marks().getRaw())
            .seq(from.seq())
            .eventTime(from.eventTime())
            .build();
    return new AuctionBar(auction(from.kind()), bar);
  }

  /** Writes an auction as a message of the symbol with this index in its frame. */
  public static void encode(AuctionBar auction, int symbolIndex, AuctionUpdateEncoder to) {
    Bar bar = auction.bar();
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
        .span(BarSpan.MINUTE)
        .state(bar.state())
        .reason(bar.reason())
        .kind(kind(auction.kind()));
    to.turnover().high(bar.turnoverHigh()).low(bar.turnoverLow());
    to.buyTurnover().high(bar.buyTurnoverHigh()).low(bar.buyTurnoverLow());
    BarMarksEncoder marks = to.marks();
    marks.buffer().putShort(marks.offset(), (short) bar.marks(), ByteOrder.LITTLE_ENDIAN);
  }

  private static Auction auction(AuctionKind kind) {
    return switch (kind) {
      case OPENING -> Auction.OPENING;
      case CLOSING -> Auction.CLOSING;
      default -> throw new IllegalArgumentException("an auction of kind " + kind);
    };
  }

  private static AuctionKind kind(Auction auction) {
    return switch (auction) {
      case NONE -> AuctionKind.NONE;
      case OPENING -> AuctionKind.OPENING;
      case CLOSING -> AuctionKind.CLOSING;
    };
  }
}
