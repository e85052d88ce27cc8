package io.marketdata.calendar;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes schedules of their rows. */
final class ScheduleReader {
  private static final int ID = 1;
  private static final int CALENDAR = 2;
  private static final int DATES = 2;
  private static final int FROM = 3;
  private static final int SPECIAL_LAYOUT = 3;
  private static final int LAYOUT = 4;

  private final Map<String, CalendarRules> calendars;
  private final Map<String, Layout> layouts;
  private final Map<String, ZoneOffsets> offsets = new HashMap<>();
  private final Map<String, Draft> drafts = new LinkedHashMap<>();

  private ScheduleReader(Map<String, CalendarRules> calendars, Map<String, Layout> layouts) {
    this.calendars = calendars;
    this.layouts = layouts;
  }

  static Map<String, Schedule> read(
      RuleRows rows, Map<String, CalendarRules> calendars, Map<String, Layout> layouts) {
    ScheduleReader reader = new ScheduleReader(calendars, layouts);
    rows.of(RowKind.SESSION).forEach(reader::addPeriod);
    rows.of(RowKind.SPECIAL).forEach(reader::addSpecial);
    Map<String, Schedule> schedules = new LinkedHashMap<>();
    reader.drafts.forEach((id, draft) -> schedules.put(id, reader.schedule(id, draft)));
    return schedules;
  }

  private void addPeriod(Row row) {
    String id = row.id(ID);
    CalendarRules calendar = calendars.get(row.id(CALENDAR));
    if (calendar == null) {
      throw row.error("unknown calendar: " + row.text(CALENDAR));
    }
    Layout layout = layout(row, LAYOUT);
    Draft draft = drafts.computeIfAbsent(id, key -> new Draft(calendar, layout.zone()));
    row.check(draft.calendar == calendar, "a session of two calendars: " + draft.calendar.id());
    checkZone(row, draft, layout);
    draft.periods.put(row.dateOrNone(FROM, Dated.EVER), layout);
    checkSize(row, draft);
  }

  private void addSpecial(Row row) {
    Draft draft = drafts.get(row.id(ID));
    if (draft == null) {
      throw row.error("special day of an unknown session: " + row.text(ID));
    }
    Layout layout = layout(row, SPECIAL_LAYOUT);
    checkZone(row, draft, layout);
    DayRange days = row.dates(DATES);
    for (Schedule.Special other : draft.specials) {
      row.check(!days.overlaps(other.days()), "special days overlap");
    }
    draft.specials.add(new Schedule.Special(days, layout));
    checkSize(row, draft);
  }

  private Schedule schedule(String id, Draft draft) {
    ZoneOffsets local =
        offsets.computeIfAbsent(draft.zone, zone -> ZoneOffsets.since1970(ZoneId.of(zone)));
    return new Schedule(id, draft.calendar, local, new Dated<>(draft.periods), draft.specials);
  }

  private Layout layout(Row row, int column) {
    Layout layout = layouts.get(row.id(column));
    if (layout == null) {
      throw row.error("unknown layout: " + row.text(column));
    }
    return layout;
  }

  private static void checkSize(Row row, Draft draft) {
    row.check(
        draft.periods.size() + draft.specials.size() <= ScheduleCodec.MAX_ENTRIES,
        "more than " + ScheduleCodec.MAX_ENTRIES + " rows of a session");
  }

  private static void checkZone(Row row, Draft draft, Layout layout) {
    row.check(draft.zone.equals(layout.zone()), "a session of two time zones: " + draft.zone);
  }

  /** A schedule whose rows are still to come. */
  private static final class Draft {
    private final CalendarRules calendar;
    private final String zone;
    private final Map<Integer, Layout> periods = new HashMap<>();
    private final List<Schedule.Special> specials = new ArrayList<>();

    Draft(CalendarRules calendar, String zone) {
      this.calendar = calendar;
      this.zone = zone;
    }
  }
}
