package io.marketdata.compute.bar;

import io.marketdata.calendar.SessionTemplate;
import io.marketdata.calendar.TradingDay;

/** When the minutes of a day, and the day itself, are due to close in their source's time. */
final class DueTimes {

  private final TradingDay sessions;
  private final SessionTemplate template;
  private final long grace;
  private final long lastMinute;
  private boolean resultSeen;

  DueTimes(TradingDay sessions, SessionTemplate template, long grace) {
    this.sessions = sessions;
    this.template = template;
    this.grace = grace;
    lastMinute = sessions.minute(sessions.minutes() - 1);
  }

  /** Start of the day's last minute. */
  long lastMinute() {
    return lastMinute;
  }

  /** A section's last minute waits for the stamps that its end tolerates. */
  long minuteDue(long start) {
    long end = start + DayBook.MINUTE;
    if (resultSeen && start == lastMinute) {
      return end + grace;
    }
    boolean endsSection = !sessions.isTrading(end);
    return sessions.minuteDue(
        start, endsSection ? Math.max(grace, template.endTolerance()) : grace);
  }

  long dayDue() {
    return Math.max(sessions.end() + template.closeGrace(), minuteDue(lastMinute));
  }

  /** The last minute waits no longer for the closing result. */
  boolean seeResult() {
    boolean isNew = !resultSeen;
    resultSeen = true;
    return isNew;
  }

  boolean isResultSeen() {
    return resultSeen;
  }
}
