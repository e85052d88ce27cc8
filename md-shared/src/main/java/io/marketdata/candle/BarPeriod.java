package io.marketdata.candle;

import io.marketdata.calendar.TradingDay;

/**
 * The trading minutes that one bar of several minutes counts: of one trading day, by their place
 * among its trading minutes, so it runs over breaks and never beyond the day. The last one of a day
 * may be shorter than its interval.
 *
 * @param tradingDay days since 1970-01-01
 * @param start start of its first trading minute, epoch nanoseconds; the bar's own start
 * @param lastMinute start of its last trading minute, epoch nanoseconds
 */
public record BarPeriod(int tradingDay, long start, long lastMinute) {

  /**
   * The period of a minute.
   *
   * @param interval one that counts minutes
   * @param day the trading day that the minute is of
   * @param minute start of a trading minute of that day
   * @throws IllegalArgumentException if the interval counts something else, or no trading minute of
   *     that day starts there
   */
  public static BarPeriod of(Interval interval, TradingDay day, long minute) {
    int index = day.minuteIndex(minute);
    if (interval.kind() != Interval.Kind.MINUTES || index < 0) {
      throw new IllegalArgumentException(
          "no " + interval + " of trading day " + day.day() + " at " + minute);
    }
    int first = index - index % interval.length();
    int last = Math.min(first + interval.length(), day.minutes()) - 1;
    return new BarPeriod(day.day(), day.minute(first), day.minute(last));
  }

  /** Whether a bar that starts then is a part of it. */
  public boolean contains(long partStart) {
    return partStart >= start && partStart <= lastMinute;
  }
}
