package io.marketdata.candle;

import io.marketdata.calendar.Auction;
import io.marketdata.wire.sbe.BarSpan;

/**
 * The result of an auction, a record of its own beside the minutes. Its bar spans no time, so that
 * nobody takes it for a minute's; its start is that of the minute which it is merged into, its seq
 * counts in the channel of the minutes' bars.
 *
 * @param kind opening or closing
 * @param bar its figures, whose span is taken away
 */
public record AuctionBar(Auction kind, Bar bar) {

  /** Span of an auction's figures. */
  public static final BarSpan NO_SPAN = BarSpan.NULL_VAL;

  /** Checks the kind. */
  public AuctionBar {
    if (kind == Auction.NONE) {
      throw new IllegalArgumentException("a bar of no auction");
    }
    bar = bar.span() == NO_SPAN ? bar : bar.toBuilder().span(NO_SPAN).build();
  }

  /** Whether it replaces the other, which is of the same day and kind: the higher seq does. */
  public boolean replaces(AuctionBar other) {
    return bar.replaces(other.bar);
  }

  /** Its figures as a bar of the minute that it is merged into. */
  public Bar asMinute() {
    return bar.toBuilder().span(BarSpan.MINUTE).build();
  }
}
