package io.marketdata.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.wire.sbe.Edge;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Index and time of trading minutes against a list of them, written down minute by minute. */
class MinuteIndexTest {
  private static final long MINUTE = 60_000_000_000L;
  private final MarketRules rules = SampleRules.rules();

  @Property(tries = 60)
  void shouldCountAsAListDoes(@ForAll @IntRange(min = 7_306, max = 21_183) int from) {
    for (Schedule schedule : rules.schedules()) {
      // given
      TradingCalendar calendar = new TradingCalendar(schedule);
      int day = calendar.next(from);
      Map<Part, List<Long>> expected = minutes(schedule, day);

      // when
      MarketDay hours = calendar.day(day);

      // then
      for (Part part : Part.values()) {
        List<Long> minutes = expected.getOrDefault(part, List.of());
        assertThat(hours.minutes(part)).as("%s %s", schedule.id(), part).isEqualTo(minutes.size());
        for (int i = 0; i < minutes.size(); i++) {
          long minute = minutes.get(i);
          boolean isSame =
              hours.minute(part, i) == minute
                  && hours.minuteIndex(minute) == i
                  && hours.part(minute) == part
                  && calendar.tradingDay(minute) == day;
          assertThat(isSame).as("%s %s %s", schedule.id(), part, i).isTrue();
        }
      }
    }
  }

  @Property(tries = 60)
  void shouldFindTheMinuteOfAStampAsAListDoes(
      @ForAll @IntRange(min = 7_306, max = 21_183) int from,
      @ForAll @LongRange(min = 0, max = 1_439_999_999_999L) long into) {
    for (Schedule schedule : rules.schedules()) {
      // given
      TradingCalendar calendar = new TradingCalendar(schedule);
      int day = calendar.next(from);
      MarketDay hours = calendar.day(day);
      long stamp = hours.start() + into * (hours.end() - hours.start()) / 1_440_000_000_000L;
      List<Long> all = new ArrayList<>();
      minutes(schedule, day).values().forEach(all::addAll);

      // when
      boolean trades = hours.isTrading(stamp);
      long start = hours.minuteStart(stamp, Edge.START);
      long end = hours.minuteStart(stamp, Edge.END);

      // then
      List<Long> holding = all.stream().filter(m -> stamp >= m && stamp < m + MINUTE).toList();
      assertThat(trades).isEqualTo(!holding.isEmpty());
      if (trades) {
        assertThat(start).isEqualTo(holding.getFirst());
        boolean isEdge = stamp == holding.getFirst() && all.contains(stamp - MINUTE);
        assertThat(end).isIn(start, isEdge ? start - MINUTE : start);
      }
    }
  }

  /** Walks over the local clock of each section. */
  private static Map<Part, List<Long>> minutes(Schedule schedule, int day) {
    Map<Part, List<Long>> minutes = new EnumMap<>(Part.class);
    Layout layout = schedule.layout(day);
    ZoneId zone = ZoneId.of(layout.zone());
    CalendarRules calendar = schedule.calendar();
    for (LayoutSection section : layout.sections()) {
      boolean isNight = layout.evening() == Evening.TRADING && section.startMinute() < 0;
      if (section.use() != MinuteUse.COUNT || (isNight && !calendar.hasEvening(day))) {
        continue;
      }
      int base = isNight ? calendar.previous(day) + 1 : day;
      Instant midnight = LocalDate.ofEpochDay(base).atStartOfDay().toInstant(ZoneOffset.UTC);
      Instant end = at(midnight, section.endMinute(), zone);
      for (Instant time = at(midnight, section.startMinute(), zone);
          time.isBefore(end);
          time = time.plusSeconds(60)) {
        minutes
            .computeIfAbsent(section.part(), part -> new ArrayList<>())
            .add(time.getEpochSecond() * 1_000_000_000L);
      }
    }
    return minutes;
  }

  private static Instant at(Instant midnight, int minute, ZoneId zone) {
    return midnight
        .plusSeconds(minute * 60L)
        .atZone(ZoneOffset.UTC)
        .toLocalDateTime()
        .atZone(zone)
        .toInstant();
  }
}
