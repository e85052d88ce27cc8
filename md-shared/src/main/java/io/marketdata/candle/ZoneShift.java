package io.marketdata.candle;

import io.marketdata.calendar.Schedule;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The time zone of a query as a fixed offset: local midnight is that much before 00:00 UTC. It
 * moves the edges of bars only where trading runs round the clock: sessions, auctions and breaks
 * have edges of their own.
 *
 * @param minutes local time less UTC, in quarter hours from -12:00 to +14:00
 */
public record ZoneShift(int minutes) {

  /** No shift. */
  public static final ZoneShift UTC = new ZoneShift(0);

  private static final Pattern TEXT = Pattern.compile("([+-]?)(\\d{1,2})(?::([0-5]\\d))?");
  private static final int LEAST = -12 * 60;
  private static final int MOST = 14 * 60;
  private static final int STEP = 15;
  private static final long MINUTE = 60_000_000_000L;

  /** Checks the bounds. */
  public ZoneShift {
    if (!isPossible(minutes)) {
      throw new IllegalArgumentException("not the offset of a time zone: " + minutes + " minutes");
    }
  }

  /** The shift of a text such as {@code 8}, {@code -1:00} or {@code +05:45}; null if it is none. */
  public static @Nullable ZoneShift find(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    String quarter = matcher.group(3);
    int size = Integer.parseInt(matcher.group(2)) * 60;
    size += quarter == null ? 0 : Integer.parseInt(quarter);
    int minutes = "-".equals(matcher.group(1)) ? -size : size;
    return isPossible(minutes) ? new ZoneShift(minutes) : null;
  }

  private static boolean isPossible(int minutes) {
    return minutes >= LEAST && minutes <= MOST && minutes % STEP == 0;
  }

  /** Whether it moves nothing. */
  public boolean isNone() {
    return minutes == 0;
  }

  /** Local time less UTC in nanoseconds. */
  public long nanos() {
    return minutes * MINUTE;
  }

  /** What it is for instruments of these hours: nothing where they have sessions. */
  public ZoneShift on(Schedule schedule) {
    return schedule.isRoundTheClock() ? this : UTC;
  }

  /** As it is written in names: {@code +08:00}. */
  public String text() {
    int size = Math.abs(minutes);
    return String.format(Locale.ROOT, "%c%02d:%02d", minutes < 0 ? '-' : '+', size / 60, size % 60);
  }

  @Override
  public String toString() {
    return text();
  }
}
