package io.marketdata.standalone.accuracy;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The sections of a market's day as a plain list, to say which minute a stamp belongs to. Written
 * for the comparison: it knows none of the platform's calendars.
 */
record Sections(List<Section> sections) {

  /** From the first minute until before the end. */
  record Section(LocalTime start, LocalTime end) {}

  /** Shanghai and Shenzhen. */
  static final Sections OF_SHARES = of("09:30-11:30", "13:00-15:00");

  /** Futures by day. */
  static final Sections OF_FUTURES = of("09:00-10:15", "10:30-11:30", "13:30-15:00");

  Sections {
    sections = List.copyOf(sections);
  }

  private static Sections of(String... sections) {
    return new Sections(List.of(sections).stream().map(Sections::section).toList());
  }

  private static Section section(String text) {
    String[] ends = text.split("-", -1);
    return new Section(LocalTime.parse(ends[0]), LocalTime.parse(ends[1]));
  }

  /**
   * The minute of a stamp: before the day the first one (an auction's), at a section's end and
   * behind it the section's last one.
   */
  LocalDateTime minute(LocalDateTime time) {
    LocalTime of = time.toLocalTime();
    LocalTime minute = sections.getFirst().start();
    for (Section section : sections) {
      if (!of.isBefore(section.start())) {
        minute =
            of.isBefore(section.end())
                ? of.truncatedTo(ChronoUnit.MINUTES)
                : section.end().minusMinutes(1);
      }
    }
    return time.toLocalDate().atTime(minute);
  }

  /**
   * Whether a stamp is in a break: a minute behind a section's end or more, before the next one.
   */
  boolean isInBreak(LocalDateTime time) {
    LocalDateTime minute = minute(time);
    return time.isAfter(minute) && !time.isBefore(minute.plusMinutes(2));
  }
}
