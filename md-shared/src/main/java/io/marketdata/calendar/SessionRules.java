package io.marketdata.calendar;

import io.marketdata.wire.sbe.SessionRulesDecoder;
import java.util.List;

/**
 * A schedule as it comes over the wire: without its calendar, which has a message of its own.
 * Immutable.
 */
public final class SessionRules {
  private final String id;
  private final String calendarId;
  private final ZoneOffsets offsets;
  private final Dated<Layout> layouts;
  private final List<Schedule.Special> specials;

  SessionRules(
      String id,
      String calendarId,
      ZoneOffsets offsets,
      Dated<Layout> layouts,
      List<Schedule.Special> specials) {
    this.id = id;
    this.calendarId = calendarId;
    this.offsets = offsets;
    this.layouts = layouts;
    this.specials = List.copyOf(specials);
  }

  /**
   * Reads the wire message; the decoder must be at its start and is at its end after.
   *
   * @throws InvalidSessionException if a part of it is not valid
   */
  public static SessionRules decode(SessionRulesDecoder from) {
    return ScheduleCodec.decode(from);
  }

  /** Unique among the schedules. */
  public String id() {
    return id;
  }

  /** Id of the calendar that it goes by. */
  public String calendarId() {
    return calendarId;
  }

  /**
   * The schedule.
   *
   * @param calendar the one that it goes by
   * @throws InvalidSessionException if it is another one
   */
  public Schedule on(CalendarRules calendar) {
    if (!calendar.id().equals(calendarId)) {
      throw new InvalidSessionException(id + " goes by " + calendarId + ", not " + calendar.id());
    }
    return new Schedule(id, calendar, offsets, layouts, specials);
  }
}
