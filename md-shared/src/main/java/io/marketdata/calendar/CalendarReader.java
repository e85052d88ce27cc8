package io.marketdata.calendar;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes calendars of their rows. */
final class CalendarReader {
  private static final int ID = 1;
  private static final int DATES = 2;
  private static final int FIRST = 2;
  private static final int KNOWN_UNTIL = 3;
  private static final int WEEKDAYS = 4;
  private static final int BASED_ON = 5;

  private final Map<String, Row> heads = new LinkedHashMap<>();
  private final Map<String, List<Row>> closed;
  private final Map<String, List<Row>> open;
  private final Map<String, List<Row>> withoutEvening;

  private CalendarReader(RuleRows rows) {
    for (Row row : rows.of(RowKind.CALENDAR)) {
      heads.put(row.id(ID), row);
    }
    closed = byCalendar(rows.of(RowKind.CLOSED));
    open = byCalendar(rows.of(RowKind.OPEN));
    withoutEvening = byCalendar(rows.of(RowKind.NO_EVENING));
  }

  static Map<String, CalendarRules> read(RuleRows rows) {
    CalendarReader reader = new CalendarReader(rows);
    Map<String, CalendarRules> calendars = new LinkedHashMap<>();
    for (Map.Entry<String, Row> head : reader.heads.entrySet()) {
      calendars.put(head.getKey(), reader.calendar(head.getKey(), head.getValue()));
    }
    return calendars;
  }

  private CalendarRules calendar(String id, Row head) {
    int first = head.dateOrNone(FIRST, CalendarRules.NO_DAY);
    int knownUntil = head.dateOrNone(KNOWN_UNTIL, Integer.MAX_VALUE);
    head.check(knownUntil >= first, "known until before its first day");
    head.check(first < CalendarRules.END, "begins after 2069");
    int weekdays = Weekdays.parse(head, WEEKDAYS);
    BitSet days = Weekdays.days(weekdays);
    BitSet nights = new BitSet();
    for (String layer : layers(id)) {
      set(days, closed.get(layer), false);
      set(days, open.get(layer), true);
      set(nights, withoutEvening.get(layer), true);
    }
    return new CalendarRules(id, first, knownUntil, weekdays, days, nights);
  }

  /** The calendars that it is based on, the remotest one first, and itself. */
  private List<String> layers(String id) {
    Set<String> chain = new LinkedHashSet<>();
    String layer = id;
    Row head = head(layer);
    while (!head.isNone(BASED_ON)) {
      chain.add(layer);
      String base = head.id(BASED_ON);
      head.check(heads.containsKey(base), "based on an unknown calendar: " + base);
      head.check(!chain.contains(base), "based on itself");
      layer = base;
      head = head(layer);
    }
    chain.add(layer);
    return new ArrayList<>(chain).reversed();
  }

  private Row head(String id) {
    Row head = heads.get(id);
    if (head == null) {
      throw new IllegalStateException("no calendar " + id);
    }
    return head;
  }

  private static void set(BitSet days, @Nullable List<Row> rows, boolean to) {
    if (rows == null) {
      return;
    }
    for (Row row : rows) {
      DayRange range = row.dates(DATES);
      row.check(
          range.first() >= 0 && range.last() < CalendarRules.END, "not a day of 1970 to 2069");
      days.set(range.first(), range.last() + 1, to);
    }
  }

  private Map<String, List<Row>> byCalendar(Collection<Row> rows) {
    Map<String, List<Row>> grouped = new LinkedHashMap<>();
    for (Row row : rows) {
      String id = row.id(ID);
      row.check(heads.containsKey(id), "day of an unknown calendar: " + id);
      grouped.computeIfAbsent(id, key -> new ArrayList<>()).add(row);
    }
    return grouped;
  }
}
