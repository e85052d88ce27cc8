package io.marketdata.ingest.feed.simulated;

import io.marketdata.calendar.SessionClock;
import io.marketdata.calendar.SessionTemplates;
import io.marketdata.wire.sbe.Phase;

/** When a symbol of the invented market is open, and to which trading day a minute belongs. */
final class TradingHours {

  private static final long DAY = 86_400_000_000_000L;

  private final SessionClock clock;
  private final boolean always;

  TradingHours(String sessionId) {
    clock = new SessionClock(SessionTemplates.builtIn().get(sessionId));
    always = sessionId.equals("always");
  }

  /** Whether something happens in the minute that starts here; epoch nanoseconds. */
  boolean isOpen(long minuteStart) {
    return always || clock.isTrading(minuteStart);
  }

  int tradingDay(long minuteStart) {
    return always ? (int) Math.floorDiv(minuteStart, DAY) : clock.tradingDay(minuteStart);
  }

  Phase phase(long time) {
    return always ? Phase.CONTINUOUS : clock.phase(time);
  }

  /** UTC day in which the trading day that covers this moment begins. */
  int firstDay(long time) {
    long start = always ? time : Math.min(time, clock.at(time).start());
    return (int) Math.floorDiv(start, DAY);
  }
}
