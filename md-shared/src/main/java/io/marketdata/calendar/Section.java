package io.marketdata.calendar;

import io.marketdata.wire.sbe.Phase;

/**
 * A part of every trading day, in local time.
 *
 * @param startMinute minutes from 00:00 of the trading day, inclusive; negative = in the evening
 *     before, see {@link SessionTemplate#previousTradingEvening()}
 * @param endMinute the same of its end, exclusive
 * @param phase what the market does then
 */
public record Section(int startMinute, int endMinute, Phase phase) {
  private static final int DAY = 24 * 60;

  /** Checks the bounds. */
  public Section {
    if (startMinute < -DAY || endMinute > DAY || startMinute >= endMinute) {
      throw new InvalidSessionException(
          "not a section of a day: " + startMinute + ".." + endMinute);
    }
    if (phase == Phase.NULL_VAL || phase == Phase.SBE_UNKNOWN || phase == Phase.UNKNOWN) {
      throw new InvalidSessionException("not a phase of a section: " + phase);
    }
  }

  /** Whether its minutes are trading minutes, which make bars. */
  public boolean isTrading() {
    return phase == Phase.CONTINUOUS;
  }

  LayoutSection ofLayout() {
    MinuteUse use =
        switch (phase) {
          case CONTINUOUS -> MinuteUse.COUNT;
          case OPENING_AUCTION, CLOSING_AUCTION -> MinuteUse.AUCTION;
          case PRE_OPEN, AFTER_HOURS -> MinuteUse.DAY;
          default -> MinuteUse.NONE;
        };
    return new LayoutSection(startMinute, endMinute, phase, use, Part.REGULAR);
  }
}
