package io.marketdata.candle;

import io.marketdata.calendar.CalendarRules;
import io.marketdata.calendar.Evening;
import io.marketdata.calendar.Layout;
import io.marketdata.calendar.LayoutSection;
import io.marketdata.calendar.MinuteUse;
import io.marketdata.calendar.Part;
import io.marketdata.calendar.Schedule;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The trading minutes of days, written down one by one by walking over local clocks. */
final class PlainHours {
  private PlainHours() {}

  /** Starts of the minutes of each part of a trading day, in the order of time. */
  static Map<Part, List<Long>> of(Schedule schedule, int day) {
    Map<Part, List<Long>> minutes = new EnumMap<>(Part.class);
    Layout layout = schedule.layout(day);
    CalendarRules calendar = schedule.calendar();
    for (LayoutSection section : layout.sections()) {
      boolean isNight = layout.evening() == Evening.TRADING && section.startMinute() < 0;
      if (section.use() != MinuteUse.COUNT || (isNight && !calendar.hasEvening(day))) {
        continue;
      }
      int base = isNight ? calendar.previous(day) + 1 : day;
      Instant end = at(base, section.endMinute(), layout.zone());
      for (Instant time = at(base, section.startMinute(), layout.zone());
          time.isBefore(end);
          time = time.plusSeconds(60)) {
        minutes
            .computeIfAbsent(section.part(), part -> new ArrayList<>())
            .add(time.getEpochSecond() * 1_000_000_000L);
      }
    }
    minutes.values().forEach(starts -> starts.sort(null));
    return minutes;
  }

  private static Instant at(int day, int minute, String zone) {
    return LocalDateTime.ofEpochSecond(day * 86_400L, 0, ZoneOffset.UTC)
        .plusMinutes(minute)
        .atZone(ZoneId.of(zone))
        .toInstant();
  }
}
