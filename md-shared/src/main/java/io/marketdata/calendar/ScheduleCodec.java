package io.marketdata.calendar;

import io.marketdata.wire.sbe.DayPart;
import io.marketdata.wire.sbe.EveningRule;
import io.marketdata.wire.sbe.MinuteRule;
import io.marketdata.wire.sbe.SessionRulesDecoder;
import io.marketdata.wire.sbe.SessionRulesEncoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Schedules to and from their wire message. */
final class ScheduleCodec {
  /** Most periods and special days of a schedule, so that a message holds them. */
  static final int MAX_ENTRIES = 4_096;

  private static final int MAX_ZONE_LENGTH = 64;
  private static final long DAY = 86_400_000_000_000L;
  private static final int EVER = SessionRulesDecoder.PeriodsDecoder.fromNullValue();

  private ScheduleCodec() {}

  static void encode(Schedule schedule, long version, SessionRulesEncoder to) {
    Dated<Layout> periods = schedule.layouts();
    List<Schedule.Special> specials = schedule.specials();
    Set<Layout> used = new LinkedHashSet<>(periods.all());
    specials.forEach(special -> used.add(special.layout()));
    Map<Layout, Integer> places = new HashMap<>();
    to.version(version);
    SessionRulesEncoder.LayoutsEncoder layouts = to.layoutsCount(used.size());
    for (Layout layout : used) {
      places.put(layout, places.size());
      write(layout, layouts.next());
    }
    SessionRulesEncoder.PeriodsEncoder dated = to.periodsCount(periods.size());
    for (int i = 0; i < periods.size(); i++) {
      int from = periods.from(i) == Dated.EVER ? EVER : periods.from(i);
      dated.next().from(from).layout(place(places, periods.value(i)));
    }
    SessionRulesEncoder.SpecialsEncoder days = to.specialsCount(specials.size());
    for (Schedule.Special special : specials) {
      days.next()
          .first(special.days().first())
          .last(special.days().last())
          .layout(place(places, special.layout()));
    }
    List<ZoneOffsets.Change> changes = schedule.offsets().changes();
    SessionRulesEncoder.OffsetsEncoder offsets = to.offsetsCount(changes.size());
    for (ZoneOffsets.Change change : changes) {
      offsets.next().from(change.from()).seconds(change.seconds());
    }
    to.id(schedule.id()).zone(periods.value(0).zone()).calendar(schedule.calendar().id());
  }

  private static int place(Map<Layout, Integer> places, Layout layout) {
    return places.getOrDefault(layout, 0);
  }

  private static void write(Layout layout, SessionRulesEncoder.LayoutsEncoder to) {
    Terms terms = layout.terms();
    to.closeLimit(terms.closeLimit())
        .endTolerance(terms.endTolerance())
        .grace(terms.grace())
        .lateHorizon(terms.lateHorizon())
        .correctionHorizon(terms.correctionHorizon())
        .evening(EveningRule.valueOf(layout.evening().name()));
    SessionRulesEncoder.LayoutsEncoder.SectionsEncoder sections =
        to.sectionsCount(layout.sections().size());
    for (LayoutSection section : layout.sections()) {
      sections
          .next()
          .startMinute((short) section.startMinute())
          .endMinute((short) section.endMinute())
          .phase(section.phase())
          .minutes(MinuteRule.valueOf(section.use().name()))
          .part(DayPart.valueOf(section.part().name()));
    }
    to.id(layout.id());
  }

  static SessionRules decode(SessionRulesDecoder from) {
    try {
      return read(from);
    } catch (IndexOutOfBoundsException e) {
      throw new InvalidSessionException("session rules that end too early");
    }
  }

  private static SessionRules read(SessionRulesDecoder from) {
    List<Layout> layouts = layouts(from.layouts());
    Map<Integer, Integer> periods = periods(from.periods());
    Map<DayRange, Integer> specials = specials(from.specials());
    ZoneOffsets offsets = offsets(from.offsets());
    String id = from.id();
    String zone = from.zone();
    String calendar = from.calendar();
    check(Row.isId(id) && Row.isId(calendar), "session rules without an id or a calendar");
    check(!zone.isEmpty() && zone.length() <= MAX_ZONE_LENGTH, "not a time zone");
    layouts.replaceAll(layout -> layout.in(zone));
    Map<Integer, Layout> dated = new HashMap<>();
    periods.forEach((day, place) -> dated.put(day, layout(layouts, place)));
    List<Schedule.Special> special = new ArrayList<>();
    specials.forEach(
        (days, place) -> special.add(new Schedule.Special(days, layout(layouts, place))));
    return new SessionRules(id, calendar, offsets, new Dated<>(dated), special);
  }

  private static Layout layout(List<Layout> layouts, int place) {
    check(place < layouts.size(), "no layout " + place);
    return layouts.get(place);
  }

  /** They get their zone later: it stands behind them. */
  private static List<Layout> layouts(SessionRulesDecoder.LayoutsDecoder from) {
    int least = SessionRulesDecoder.LayoutsDecoder.sbeBlockLength();
    checkEntries(from.count(), from.actingBlockLength(), least);
    List<Layout> layouts = new ArrayList<>();
    while (from.hasNext()) {
      SessionRulesDecoder.LayoutsDecoder entry = from.next();
      Terms terms =
          new Terms(
              entry.closeLimit(),
              entry.endTolerance(),
              entry.grace(),
              entry.lateHorizon(),
              entry.correctionHorizon());
      checkTerms(terms);
      Evening evening = same(Evening.class, entry.evening());
      List<LayoutSection> sections = sections(entry.sections(), evening);
      String id = entry.id();
      check(Row.isId(id), "a layout without an id");
      Layout layout = new Layout(id, "", evening, sections, terms);
      refuse(LayoutCheck.flaw(layout));
      layouts.add(layout);
    }
    return layouts;
  }

  private static List<LayoutSection> sections(
      SessionRulesDecoder.LayoutsDecoder.SectionsDecoder from, Evening evening) {
    int least = SessionRulesDecoder.LayoutsDecoder.SectionsDecoder.sbeBlockLength();
    checkEntries(from.count(), from.actingBlockLength(), least);
    check(from.count() <= LayoutCheck.MAX_SECTIONS, "too many sections");
    List<LayoutSection> sections = new ArrayList<>();
    while (from.hasNext()) {
      SessionRulesDecoder.LayoutsDecoder.SectionsDecoder entry = from.next();
      LayoutSection section =
          new LayoutSection(
              entry.startMinute(),
              entry.endMinute(),
              entry.phase(),
              same(MinuteUse.class, entry.minutes()),
              same(Part.class, entry.part()));
      refuse(LayoutCheck.flaw(section, evening));
      sections.add(section);
    }
    return sections;
  }

  private static Map<Integer, Integer> periods(SessionRulesDecoder.PeriodsDecoder from) {
    int least = SessionRulesDecoder.PeriodsDecoder.sbeBlockLength();
    checkEntries(from.count(), from.actingBlockLength(), least);
    check(from.count() > 0, "session rules without a period");
    Map<Integer, Integer> periods = new HashMap<>();
    while (from.hasNext()) {
      SessionRulesDecoder.PeriodsDecoder entry = from.next();
      int day = entry.from() == EVER ? Dated.EVER : entry.from();
      check(periods.put(day, entry.layout()) == null, "two periods from one day on");
    }
    return periods;
  }

  private static Map<DayRange, Integer> specials(SessionRulesDecoder.SpecialsDecoder from) {
    int least = SessionRulesDecoder.SpecialsDecoder.sbeBlockLength();
    checkEntries(from.count(), from.actingBlockLength(), least);
    Map<DayRange, Integer> specials = new HashMap<>();
    long before = Long.MIN_VALUE;
    while (from.hasNext()) {
      SessionRulesDecoder.SpecialsDecoder entry = from.next();
      DayRange days = new DayRange(entry.first(), entry.last());
      check(days.first() > before && days.first() <= days.last(), "special days not in order");
      before = days.last();
      specials.put(days, entry.layout());
    }
    return specials;
  }

  private static ZoneOffsets offsets(SessionRulesDecoder.OffsetsDecoder from) {
    int least = SessionRulesDecoder.OffsetsDecoder.sbeBlockLength();
    checkEntries(from.count(), from.actingBlockLength(), least);
    List<ZoneOffsets.Change> changes = new ArrayList<>();
    while (from.hasNext()) {
      SessionRulesDecoder.OffsetsDecoder entry = from.next();
      changes.add(new ZoneOffsets.Change(entry.from(), entry.seconds()));
    }
    return new ZoneOffsets(changes);
  }

  /** The constant of the same name. */
  private static <E extends Enum<E>> E same(Class<E> type, Enum<?> wire) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(wire.name())) {
        return constant;
      }
    }
    throw new InvalidSessionException(type.getSimpleName() + " is " + wire);
  }

  private static void checkTerms(Terms terms) {
    checkDuration(terms.closeLimit());
    checkDuration(terms.endTolerance());
    checkDuration(terms.grace());
    checkDuration(terms.lateHorizon());
    checkDuration(terms.correctionHorizon());
  }

  private static void checkDuration(long nanos) {
    check(nanos >= 0 && nanos <= DAY, "not within a day: " + nanos);
  }

  private static void checkEntries(int count, int bytes, int least) {
    check(count <= MAX_ENTRIES, "too many entries: " + count);
    check(count == 0 || bytes >= least, "entries of " + bytes + " bytes");
  }

  private static void refuse(@Nullable String flaw) {
    if (flaw != null) {
      throw new InvalidSessionException(flaw);
    }
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new InvalidSessionException(otherwise);
    }
  }
}
