package io.marketdata.calendar;

import io.marketdata.wire.sbe.SessionRulesEncoder;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The trading days and dated hours of a kind of instrument: a calendar, the layout that holds from
 * each date on, and days of another layout (half days). Immutable.
 */
public final class Schedule {
  private static final int MINUTES_OF_DAY = 24 * 60;

  private final String id;
  private final CalendarRules calendar;
  private final ZoneOffsets offsets;
  private final Dated<Layout> layouts;
  private final Special[] specials;

  /**
   * Days of another layout.
   *
   * @param days which
   * @param layout instead of the dated one
   */
  record Special(DayRange days, Layout layout) {}

  /** All layouts are of the zone of these offsets; specials do not overlap. */
  Schedule(
      String id,
      CalendarRules calendar,
      ZoneOffsets offsets,
      Dated<Layout> layouts,
      List<Special> specials) {
    this.id = id;
    this.calendar = calendar;
    this.offsets = offsets;
    this.layouts = layouts;
    this.specials =
        specials.stream()
            .sorted(Comparator.comparingInt(special -> special.days().first()))
            .toArray(Special[]::new);
  }

  /** Unique among the schedules. */
  public String id() {
    return id;
  }

  /** Its trading days. */
  public CalendarRules calendar() {
    return calendar;
  }

  /** Its local time. */
  public ZoneOffsets offsets() {
    return offsets;
  }

  /** The hours of a trading day. */
  public Layout layout(int epochDay) {
    int low = 0;
    int high = specials.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      DayRange days = specials[middle].days();
      if (epochDay < days.first()) {
        high = middle - 1;
      } else if (epochDay > days.last()) {
        low = middle + 1;
      } else {
        return specials[middle].layout();
      }
    }
    return layouts.atOrFirst(epochDay);
  }

  /** Whether every day of UTC is one section of 24 hours: no auctions, breaks or days off. */
  public boolean isRoundTheClock() {
    return calendar.hasEveryDay()
        && offsets.changes().stream().allMatch(change -> change.seconds() == 0)
        && layouts.all().stream().allMatch(Schedule::isRoundTheClock)
        && Arrays.stream(specials).allMatch(special -> isRoundTheClock(special.layout()));
  }

  private static boolean isRoundTheClock(Layout layout) {
    if (layout.sections().size() != 1) {
      return false;
    }
    LayoutSection section = layout.sections().getFirst();
    return section.counts() && section.startMinute() == 0 && section.endMinute() == MINUTES_OF_DAY;
  }

  /**
   * Writes it as part of a version of the reference data; {@link SessionRules#decode} reads it. Its
   * calendar has a message of its own.
   */
  public void encode(long version, SessionRulesEncoder to) {
    ScheduleCodec.encode(this, version, to);
  }

  Dated<Layout> layouts() {
    return layouts;
  }

  /** Days of another layout, ascending. */
  List<Special> specials() {
    return List.of(specials);
  }

  /** Whether evening sections of a trading day's layout take place. */
  boolean hasEvening(int epochDay) {
    return switch (layout(epochDay).evening()) {
      case NONE -> false;
      case CALENDAR -> true;
      case TRADING -> calendar.hasEvening(epochDay);
    };
  }
}
