package io.marketdata.calendar;

import io.marketdata.wire.sbe.Phase;

/**
 * A section of a layout, in local time.
 *
 * @param startMinute minutes from 00:00 of the trading day, inclusive; of an evening section
 *     negative, and counted from the midnight that follows the evening
 * @param endMinute the same of its end, exclusive; equal to the start where the auction is told by
 *     the trades themselves and not by their time
 * @param phase what the market does then
 * @param use what its minutes are good for
 * @param part of the day that it is counted with
 */
public record LayoutSection(int startMinute, int endMinute, Phase phase, MinuteUse use, Part part) {

  /** Whether it begins in the evening before. */
  public boolean isEvening() {
    return startMinute < 0;
  }

  /** The auction that its result belongs to. */
  public Auction auction() {
    return auction(use, phase);
  }

  static Auction auction(MinuteUse use, Phase phase) {
    if (use != MinuteUse.AUCTION) {
      return Auction.NONE;
    }
    return phase == Phase.OPENING_AUCTION ? Auction.OPENING : Auction.CLOSING;
  }

  boolean counts() {
    return use == MinuteUse.COUNT;
  }
}
