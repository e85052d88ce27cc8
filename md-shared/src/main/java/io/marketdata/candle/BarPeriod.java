package io.marketdata.candle;

import io.marketdata.calendar.MarketDay;
import io.marketdata.calendar.Part;

/**
 * What one bar of an interval stands for. Bars of minutes count trading minutes of one part of a
 * trading day, by their place among them: they run over breaks and never beyond the part, whose
 * last one may be shorter. Times are epoch nanoseconds.
 *
 * @param tradingDay days since 1970-01-01; of a week or month the day that it starts with
 * @param start the bar's own start; of a day and longer 00:00 UTC
 * @param first earliest start that a part of it can have; it differs from the start where days
 *     begin at the midnight of another time zone
 * @param last start of its last part: of the last trading minute, or 00:00 UTC of the last trading
 *     day
 * @param end of its last trading minute; of a day and longer 00:00 UTC behind it
 * @param endKnown whether the holidays are known up to its end, so that no part comes behind the
 *     last one
 */
public record BarPeriod(
    int tradingDay, long start, long first, long last, long end, boolean endKnown) {

  static final long MINUTE = 60_000_000_000L;
  static final long DAY = 24 * 60 * MINUTE;

  /**
   * The period of a minute.
   *
   * @param interval one that counts minutes
   * @param minute start of a minute; if it is no trading minute of that day, it stands alone
   * @throws IllegalArgumentException if the interval counts something else
   */
  public static BarPeriod of(Interval interval, MarketDay day, long minute) {
    if (interval.kind() != Interval.Kind.MINUTES) {
      throw new IllegalArgumentException(interval + " does not count minutes");
    }
    int index = day.minuteIndex(minute);
    if (index < 0) {
      return alone(day.day(), minute);
    }
    Part part = day.part(minute);
    int first = index - index % interval.length();
    int last = Math.min(first + interval.length(), day.minutes(part)) - 1;
    return ofMinutes(day.day(), day.minute(part, first), day.minute(part, last));
  }

  /** A minute that the calendar does not know. */
  static BarPeriod alone(int tradingDay, long minute) {
    return ofMinutes(tradingDay, minute, minute);
  }

  static BarPeriod ofMinutes(int tradingDay, long first, long last) {
    return new BarPeriod(tradingDay, first, first, last, last + MINUTE, true);
  }

  /** Whether a part that starts then can be of it. */
  public boolean contains(long partStart) {
    return partStart >= first && partStart <= last;
  }
}
