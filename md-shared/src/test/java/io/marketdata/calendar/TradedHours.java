package io.marketdata.calendar;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/** The spans of trading minutes of a day in Shanghai's time, as "21:00-23:00 09:00-10:15". */
final class TradedHours {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private TradedHours() {}

  static String of(Schedule schedule, int day) {
    MarketDay hours = new TradingCalendar(schedule).day(day);
    StringBuilder spans = new StringBuilder();
    long end = Long.MIN_VALUE;
    for (int i = 0; i < hours.minutes(Part.REGULAR); i++) {
      long minute = hours.minute(Part.REGULAR, i);
      if (minute != end) {
        spans.append(i == 0 ? "" : time(end) + " ").append(time(minute)).append('-');
      }
      end = minute + MarketDay.MINUTE;
    }
    return spans.append(time(end)).toString();
  }

  private static LocalTime time(long nanos) {
    return LocalTime.ofInstant(Instant.ofEpochSecond(0, nanos), SHANGHAI);
  }
}
