package io.marketdata.calendar;

import io.marketdata.wire.sbe.Phase;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

  private static final int MAX_SECTIONS = 32;

  /** A night's hours behind midnight belong to its evening section. */
  private static final int MORNING = 6 * 60;

  private static final Set<Phase> PHASES =
      EnumSet.of(
          Phase.PRE_OPEN,
          Phase.OPENING_AUCTION,
          Phase.CONTINUOUS,
          Phase.BREAK,
          Phase.CLOSING_AUCTION,
          Phase.AFTER_HOURS);

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
    head.check(sectionRows.size() <= MAX_SECTIONS, "more than " + MAX_SECTIONS + " sections");
    Evening evening =
        head.isNone(EVENING) ? Evening.NONE : head.word(EVENING, Evening.class);
    List<LayoutSection> sections = new ArrayList<>();
    for (Row row : sectionRows) {
      sections.add(section(row, evening));
    }
    Layout layout = new Layout(id, zone(head), evening, sections, terms(termsRows.getFirst()));
    checkOrder(head, sections);
    checkDay(head, layout, true);
    checkDay(head, layout, evening == Evening.CALENDAR);
    return layout;
  }

  private static LayoutSection section(Row row, Evening evening) {
    MinuteUse use = row.word(USE, MinuteUse.class);
    LayoutSection section =
        new LayoutSection(
            row.minute(START), row.minute(END), phase(row), use, row.word(PART, Part.class));
    row.check(
        section.startMinute() < section.endMinute()
            || (section.startMinute() == section.endMinute() && use == MinuteUse.AUCTION),
        "ends before it starts");
    row.check(row.isEvening(START) == section.isEvening(), "not an evening: " + row.text(START));
    row.check(row.isEvening(START) || !row.isEvening(END), "ends in the evening before");
    row.check(
        evening != Evening.NONE || !section.isEvening(),
        "an evening section in a layout without an evening");
    row.check(
        evening != Evening.TRADING || section.isEvening() || section.startMinute() >= MORNING,
        "a section at night must start in the evening");
    row.check(
        use != MinuteUse.AUCTION
            || section.phase() == Phase.OPENING_AUCTION
            || section.phase() == Phase.CLOSING_AUCTION,
        "an auction in phase " + section.phase());
    return section;
  }

  private static Phase phase(Row row) {
    for (Phase phase : PHASES) {
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

  private static void checkOrder(Row head, List<LayoutSection> sections) {
    int end = Integer.MIN_VALUE;
    Part part = Part.PRE;
    List<LayoutSection> counting =
        sections.stream()
            .filter(LayoutSection::counts)
            .sorted(Comparator.comparingInt(LayoutSection::startMinute))
            .toList();
    for (LayoutSection section : counting) {
      head.check(
          section.startMinute() >= end && section.part().compareTo(part) >= 0,
          "sections that count overlap or are not in the order pre, regular, post");
      end = section.endMinute();
      part = section.part();
    }
  }

  /** Checks what takes place on a day with an evening or without. */
  private static void checkDay(Row head, Layout layout, boolean hasEvening) {
    List<LayoutSection> held =
        layout.sections().stream().filter(section -> layout.holds(section, hasEvening)).toList();
    List<LayoutSection> regular = held.stream().filter(LayoutReader::isRegular).toList();
    head.check(!regular.isEmpty(), "no regular section counts");
    Set<Auction> seen = EnumSet.noneOf(Auction.class);
    for (LayoutSection section : held) {
      if (section.auction() != Auction.NONE) {
        head.check(seen.add(section.auction()), "more than one opening or closing auction");
        head.check(
            regular.stream().anyMatch(minutes -> isBeside(section, minutes)),
            "no regular minute beside an auction");
      }
    }
  }

  private static boolean isRegular(LayoutSection section) {
    return section.counts() && section.part() == Part.REGULAR;
  }

  private static boolean isBeside(LayoutSection auction, LayoutSection minutes) {
    return auction.auction() == Auction.OPENING
        ? minutes.startMinute() >= auction.endMinute()
        : minutes.endMinute() <= auction.endMinute();
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
