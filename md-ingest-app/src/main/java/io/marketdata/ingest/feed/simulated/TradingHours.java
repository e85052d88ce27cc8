package io.marketdata.ingest.feed.simulated;

import io.marketdata.calendar.MarketRules;
import io.marketdata.calendar.TradingCalendar;
import io.marketdata.wire.sbe.Phase;

/**
 * When a symbol of the invented market is open, and to which trading day a minute belongs. It goes
 * by the rules that come with the platform alone: what an operator adds must not change a market
 * that is made again from its seed.
 */
final class TradingHours {

  private static final long DAY = 86_400_000_000_000L;

  private final TradingCalendar calendar;
  private final boolean always;

  TradingHours(String sessionId) {
    calendar = new TradingCalendar(MarketRules.builtIn().schedule(sessionId));
    always = sessionId.equals("always");
  }

  /** Whether something happens in the minute that starts here; epoch nanoseconds. */
  boolean isOpen(long minuteStart) {
    if (always) {
      return true;
    }
    io.marketdata.calendar.MarketDay day = calendar.at(minuteStart);
    return day.isTrading(minuteStart) && day.isRegular(minuteStart);
  }

  int tradingDay(long minuteStart) {
    return always ? (int) Math.floorDiv(minuteStart, DAY) : calendar.tradingDay(minuteStart);
  }

  Phase phase(long time) {
    return always ? Phase.CONTINUOUS : calendar.phase(time);
  }

  /** UTC day in which the trading day that covers this moment begins. */
  int firstDay(long time) {
    long start = always ? time : Math.min(time, calendar.at(time).start());
    return (int) Math.floorDiv(start, DAY);
  }
}
