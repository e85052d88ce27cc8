package io.marketdata.calendar;

import io.marketdata.wire.sbe.Phase;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes layouts of their rows. */
final class LayoutReader {
  private static final int ID = 1;
  private static final int ZONE = 2;
  private static final int EVENING = 3;
  private static final int START = 2;
  private static final int END = 3;
  private static final int PHASE = 4;
  private static final int USE = 5;
  private static final int PART = 6;

  private LayoutReader() {}

  static Map<String, Layout> read(RuleRows rows) {
    Map<String, Row> heads = new LinkedHashMap<>();
    for (Row row : rows.of(RowKind.LAYOUT)) {
      heads.put(row.id(ID), row);
    }
    Map<String, List<Row>> sections = byLayout(heads, rows.of(RowKind.SECTION));
    Map<String, List<Row>> terms = byLayout(heads, rows.of(RowKind.TERMS));
    Map<String, Layout> layouts = new LinkedHashMap<>();
    for (Map.Entry<String, Row> head : heads.entrySet()) {
      String id = head.getKey();
      layouts.put(
          id,
          layout(
              id,
              head.getValue(),
              sections.getOrDefault(id, List.of()),
              terms.getOrDefault(id, List.of())));
    }
    return layouts;
  }

  private static Layout layout(String id, Row head, List<Row> sectionRows, List<Row> termsRows) {
    head.check(!termsRows.isEmpty(), "layout without terms: " + id);
    head.check(
        sectionRows.size() <= LayoutCheck.MAX_SECTIONS,
        "more than " + LayoutCheck.MAX_SECTIONS + " sections");
    Evening evening = head.isNone(EVENING) ? Evening.NONE : head.word(EVENING, Evening.class);
    List<LayoutSection> sections = new ArrayList<>();
    for (Row row : sectionRows) {
      sections.add(section(row, evening));
    }
    Layout layout = new Layout(id, zone(head), evening, sections, terms(termsRows.getFirst()));
    refuse(head, LayoutCheck.flaw(layout));
    return layout;
  }

  private static LayoutSection section(Row row, Evening evening) {
    LayoutSection section =
        new LayoutSection(
            row.minute(START),
            row.minute(END),
            phase(row),
            row.word(USE, MinuteUse.class),
            row.word(PART, Part.class));
    row.check(row.isEvening(START) == section.isEvening(), "not an evening: " + row.text(START));
    refuse(row, LayoutCheck.flaw(section, evening));
    row.check(row.isEvening(START) || !row.isEvening(END), "ends in the evening before");
    return section;
  }

  private static void refuse(Row row, @Nullable String flaw) {
    if (flaw != null) {
      throw row.error(flaw);
    }
  }

  private static Phase phase(Row row) {
    for (Phase phase : LayoutCheck.PHASES) {
      if (phase.name().equals(row.text(PHASE))) {
        return phase;
      }
    }
    throw row.error("not a phase of a section: " + row.text(PHASE));
  }

  private static String zone(Row head) {
    try {
      return ZoneId.of(head.text(ZONE)).getId();
    } catch (DateTimeException e) {
      throw head.error("not a time zone: " + head.text(ZONE));
    }
  }

  private static Terms terms(Row row) {
    return new Terms(
        row.duration(2), row.duration(3), row.duration(4), row.duration(5), row.duration(6));
  }

  private static Map<String, List<Row>> byLayout(Map<String, Row> heads, Collection<Row> rows) {
    Map<String, List<Row>> grouped = new LinkedHashMap<>();
    for (Row row : rows) {
      String id = row.id(ID);
      row.check(heads.containsKey(id), "row of an unknown layout: " + id);
      grouped.computeIfAbsent(id, key -> new ArrayList<>()).add(row);
    }
    return grouped;
  }
}
