package io.marketdata.standalone.accuracy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;

/**
 * Which bar.
 *
 * @param symbol as the platform writes it
 * @param start of its first minute; of a day 00:00 UTC of its trading day
 */
record BarKey(String symbol, Instant start) implements Comparable<BarKey> {

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final Comparator<BarKey> ORDER =
      Comparator.comparing(BarKey::symbol).thenComparing(BarKey::start);

  /** A bar that begins then by the clocks of China. */
  static BarKey inChina(String symbol, LocalDateTime start) {
    return new BarKey(symbol, start.atZone(CHINA).toInstant());
  }

  /** A trading day's bar. */
  static BarKey ofDay(String symbol, LocalDate day) {
    return new BarKey(symbol, day.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  /** The date of its start, which in China is the same by UTC in all trading hours. */
  LocalDate date() {
    return LocalDate.ofInstant(start, ZoneOffset.UTC);
  }

  /** When it begins by the clocks of China. */
  LocalDateTime inChina() {
    return LocalDateTime.ofInstant(start, CHINA);
  }

  @Override
  public int compareTo(BarKey other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return symbol + ' ' + start;
  }
}
