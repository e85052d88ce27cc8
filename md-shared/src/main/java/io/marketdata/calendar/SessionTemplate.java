package io.marketdata.calendar;

import io.marketdata.wire.sbe.Phase;
import io.marketdata.wire.sbe.SessionTemplateDecoder;
import io.marketdata.wire.sbe.SessionTemplateEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The sessions of a trading day. Immutable.
 *
 * <p>Trading minutes are those of the {@link Phase#CONTINUOUS} sections, which must not overlap
 * each other and stand in order. Where sections overlap, the later one in the list names the phase:
 * an auction whose minutes make bars lies over a continuous section.
 *
 * @param id short name, unique
 * @param zone IANA name of its local time, for information
 * @param offsets what its local time is: the same for all readers, whatever they know of zones
 * @param weekdays bit 0 = Monday ... bit 6 = Sunday: days that are trading days unless a holiday
 *     says otherwise
 * @param previousTradingEvening whether a section that starts before 00:00 lies in the evening of
 *     the trading day before (Friday night belongs to Monday), else of the calendar day before
 * @param sections in order of their importance for the phase, the last one wins
 * @param closeGrace nanoseconds after the last section's end at which its bar closes unless the
 *     result was seen
 * @param endTolerance nanoseconds: a stamp at most this behind a section's end belongs to its last
 *     minute
 */
public record SessionTemplate(
    String id,
    String zone,
    ZoneOffsets offsets,
    int weekdays,
    boolean previousTradingEvening,
    List<Section> sections,
    long closeGrace,
    long endTolerance) {

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
  private static final int ALL_DAYS = 0x7F;
  private static final int EVENING_BIT = 0x80;
  private static final int MAX_SECTIONS = 32;
  private static final int MAX_ZONE_LENGTH = 64;
  private static final long HOUR = 3_600_000_000_000L;
  private static final long GRACE = 1_000_000_000L;
  private static final long LATE_HORIZON = 120_000_000_000L;

  /**
   * Checks every part.
   *
   * @throws InvalidSessionException if one is not valid
   */
  public SessionTemplate {
    sections = List.copyOf(sections);
    check(ID.matcher(id).matches(), "not an id: " + id);
    check(!zone.isEmpty() && zone.length() <= MAX_ZONE_LENGTH, "not a time zone: " + zone);
    check(weekdays > 0 && weekdays <= ALL_DAYS, "no weekdays");
    check(closeGrace >= 0 && closeGrace <= HOUR, "close grace is not within an hour");
    check(endTolerance >= 0 && endTolerance <= HOUR, "end tolerance is not within an hour");
    check(sections.size() <= MAX_SECTIONS, "more than " + MAX_SECTIONS + " sections");
    int end = Integer.MIN_VALUE;
    for (Section section : sections) {
      if (section.isTrading()) {
        check(section.startMinute() >= end, "trading sections overlap or are not in order");
        end = section.endMinute();
      }
    }
    check(end != Integer.MIN_VALUE, "no trading section");
  }

  /** Whether this day (days since 1970-01-01) is a trading day by the weekday rule. */
  public boolean tradesOn(int epochDay) {
    return ((weekdays >> Math.floorMod(epochDay + 3, 7)) & 1) != 0;
  }

  /**
   * The same as a schedule by weekdays alone, of one layout for all days. Its opening and closing
   * auctions are auctions of the schedule; where no section closes the day, an auction without a
   * length at the end of the last trading section stands for the wait that it prescribes.
   */
  public Schedule schedule() {
    List<LayoutSection> hours = new ArrayList<>(sections.size() + 1);
    boolean hasClosing = false;
    int end = Integer.MIN_VALUE;
    for (Section section : sections) {
      hours.add(section.ofLayout());
      hasClosing |= section.phase() == Phase.CLOSING_AUCTION;
      end = section.isTrading() ? Math.max(end, section.endMinute()) : end;
    }
    if (!hasClosing) {
      hours.add(
          new LayoutSection(end, end, Phase.CLOSING_AUCTION, MinuteUse.AUCTION, Part.REGULAR));
    }
    Terms terms = new Terms(closeGrace, endTolerance, GRACE, LATE_HORIZON, 0);
    Evening evening = previousTradingEvening ? Evening.TRADING : Evening.CALENDAR;
    Layout layout = new Layout(id, zone, evening, hours, terms);
    return new Schedule(
        id,
        CalendarRules.ofWeekdays(id, weekdays),
        offsets,
        new Dated<>(Map.of(Dated.EVER, layout)),
        List.of());
  }

  /**
   * Reads the wire message; the decoder must be at its start and is at its end after.
   *
   * @throws InvalidSessionException if a part of it is not valid
   */
  public static SessionTemplate decode(SessionTemplateDecoder from) {
    int days = from.weekdays();
    long closeGrace = from.closeGrace();
    long endTolerance = from.endTolerance();
    List<Section> sections = new ArrayList<>();
    for (SessionTemplateDecoder.SectionsDecoder section : from.sections()) {
      sections.add(new Section(section.startMinute(), section.endMinute(), section.phase()));
    }
    List<ZoneOffsets.Change> changes = new ArrayList<>();
    SessionTemplateDecoder.OffsetsDecoder offsets = from.offsets();
    check(
        offsets.count() == 0
            || offsets.actingBlockLength()
                >= SessionTemplateDecoder.OffsetsDecoder.sbeBlockLength(),
        "offsets are too short");
    for (SessionTemplateDecoder.OffsetsDecoder offset : offsets) {
      changes.add(new ZoneOffsets.Change(offset.from(), offset.seconds()));
    }
    String id = from.id();
    return new SessionTemplate(
        id,
        from.zone(),
        new ZoneOffsets(changes),
        days & ALL_DAYS,
        (days & EVENING_BIT) != 0,
        sections,
        closeGrace,
        endTolerance);
  }

  /** Writes it as part of a version of the reference data. */
  public void encode(long version, SessionTemplateEncoder to) {
    to.version(version)
        .weekdays((short) (weekdays | (previousTradingEvening ? EVENING_BIT : 0)))
        .closeGrace(closeGrace)
        .endTolerance(endTolerance);
    SessionTemplateEncoder.SectionsEncoder group = to.sectionsCount(sections.size());
    for (Section section : sections) {
      group
          .next()
          .startMinute((short) section.startMinute())
          .endMinute((short) section.endMinute())
          .phase(section.phase());
    }
    SessionTemplateEncoder.OffsetsEncoder changes = to.offsetsCount(offsets.changes().size());
    for (ZoneOffsets.Change change : offsets.changes()) {
      changes.next().from(change.from()).seconds(change.seconds());
    }
    to.id(id).zone(zone);
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new InvalidSessionException(otherwise);
    }
  }
}
