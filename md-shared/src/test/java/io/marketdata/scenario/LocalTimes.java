package io.marketdata.scenario;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Reads times of a scenario: {@code 09:30}, {@code 09:30:00.400}, with another date than the
 * scenario's {@code 2026-03-01T21:00}, in UTC {@code 2026-03-08T06:30Z}.
 *
 * @param zone of times that do not say UTC
 * @param day of times that name no date
 */
record LocalTimes(ZoneId zone, LocalDate day) {

  private static final long SECOND = 1_000_000_000L;

  /** Epoch nanoseconds. */
  long nanos(Words words, String text) {
    try {
      boolean isUtc = text.endsWith("Z");
      String local = isUtc ? text.substring(0, text.length() - 1) : text;
      LocalDateTime time =
          local.indexOf('T') < 0 ? day.atTime(LocalTime.parse(local)) : LocalDateTime.parse(local);
      Instant instant = time.atZone(isUtc ? ZoneOffset.UTC : zone).toInstant();
      return instant.getEpochSecond() * SECOND + instant.getNano();
    } catch (DateTimeException e) {
      throw words.error("not a time: '" + text + "'");
    }
  }

  static LocalDate date(Words words) {
    String text = words.next("a date");
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw words.error("not a date: '" + text + "'");
    }
  }

  /** A date as epoch nanoseconds of its 00:00 UTC. */
  static long startOfDay(LocalDate date) {
    return date.toEpochDay() * 86_400 * SECOND;
  }

  /** Nanoseconds of {@code 500ms}, {@code 3s}, {@code 10m}. */
  static long duration(Words words) {
    String text = words.next("a duration");
    try {
      return Duration.parse("PT" + (text.endsWith("ms") ? seconds(text) : text)).toNanos();
    } catch (DateTimeException | NumberFormatException e) {
      throw words.error("not a duration: '" + text + "'");
    }
  }

  private static String seconds(String text) {
    long millis = Long.parseLong(text.substring(0, text.length() - 2));
    return millis / 1000 + "." + String.format(java.util.Locale.ROOT, "%03d", millis % 1000) + "S";
  }
}
