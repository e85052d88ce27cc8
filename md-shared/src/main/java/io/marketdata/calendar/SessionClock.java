package io.marketdata.calendar;

import io.marketdata.wire.sbe.Phase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers for stamps (epoch nanoseconds UTC) which trading day, phase and trading minute of a
 * template they belong to. Keeps the days that it was asked for last: nothing is allocated while
 * stamps stay within them. Daylight saving follows the zone's rules. For one thread.
 *
 * <p>A trading day begins at 00:00 local time, or at its first section where that is earlier, and
 * lasts until the next one begins: a stamp of a weekend belongs to the trading day before.
 */
public final class SessionClock {
  /** Returned where there is no such time. */
  public static final long NONE = Long.MIN_VALUE;

  private static final long SECOND = 1_000_000_000L;
  private static final long SECONDS_OF_DAY = 86_400;
  private static final int KEPT_DAYS = 4;
  private static final int MAX_CLOSED_DAYS = 60;

  private final SessionTemplate template;
  private final TradingDays days;
  private final @Nullable TradingDay[] kept = new TradingDay[KEPT_DAYS];
  private int oldest;
  private TradingDay current;

  /** A clock by the template's weekdays alone. */
  public SessionClock(SessionTemplate template) {
    this(template, template::tradesOn);
  }

  /** A clock by a calendar of its own. */
  public SessionClock(SessionTemplate template, TradingDays days) {
    this.template = template;
    this.days = days;
    this.current = resolve(next(-1));
    kept[0] = current;
    oldest = 1;
  }

  /** What it goes by. */
  public SessionTemplate template() {
    return template;
  }

  /** The trading day that a stamp belongs to, days since 1970-01-01. */
  public int tradingDay(long nanos) {
    return at(nanos).day();
  }

  /** The phase at a stamp. */
  public Phase phase(long nanos) {
    return at(nanos).phase(nanos);
  }

  /** Whether a stamp lies in a trading minute; tolerances do not count. */
  public boolean isTrading(long nanos) {
    return at(nanos).isTrading(nanos);
  }

  /** See {@link TradingDay#minuteStart}. */
  public long minuteStart(long nanos) {
    return at(nanos).minuteStart(nanos);
  }

  /** See {@link TradingDay#minuteDue}. */
  public long minuteDue(long minuteStart, long grace) {
    return at(minuteStart).minuteDue(minuteStart, grace);
  }

  /** Start of the trading minute after this one, of the same or of the next trading day. */
  public long nextMinute(long minuteStart) {
    TradingDay day = at(minuteStart);
    int index = indexOf(day, minuteStart);
    return index + 1 < day.minutes() ? day.minute(index + 1) : day(next(day.day())).minute(0);
  }

  /** Start of the trading minute before this one, of the same or of the previous trading day. */
  public long previousMinute(long minuteStart) {
    TradingDay day = at(minuteStart);
    int index = indexOf(day, minuteStart);
    if (index > 0) {
      return day.minute(index - 1);
    }
    TradingDay before = day(previous(day.day()));
    return before.minute(before.minutes() - 1);
  }

  /** The trading day after this day. */
  public int next(int epochDay) {
    for (int day = epochDay + 1; day <= epochDay + MAX_CLOSED_DAYS; day++) {
      if (days.isTradingDay(day)) {
        return day;
      }
    }
    throw new InvalidSessionException(
        template.id() + ": no trading day in the " + MAX_CLOSED_DAYS + " days after " + epochDay);
  }

  /** The trading day before this day. */
  public int previous(int epochDay) {
    for (int day = epochDay - 1; day >= epochDay - MAX_CLOSED_DAYS; day--) {
      if (days.isTradingDay(day)) {
        return day;
      }
    }
    throw new InvalidSessionException(
        template.id() + ": no trading day in the " + MAX_CLOSED_DAYS + " days before " + epochDay);
  }

  /** The trading day that a stamp belongs to, with its sessions. */
  public TradingDay at(long nanos) {
    if (current.covers(nanos)) {
      return current;
    }
    for (TradingDay day : kept) {
      if (day != null && day.covers(nanos)) {
        current = day;
        return day;
      }
    }
    return keep(find(nanos));
  }

  /**
   * The sessions of a trading day.
   *
   * @throws IllegalArgumentException if this is not a trading day
   */
  public TradingDay day(int epochDay) {
    for (TradingDay day : kept) {
      if (day != null && day.day() == epochDay) {
        return day;
      }
    }
    if (!days.isTradingDay(epochDay)) {
      throw new IllegalArgumentException(
          template.id() + ": not a trading day: " + LocalDate.ofEpochDay(epochDay));
    }
    return keep(resolve(epochDay));
  }

  private TradingDay find(long nanos) {
    long second = Math.floorDiv(nanos, SECOND);
    long local = second + template.offsets().secondsAt(second);
    int day = previous((int) Math.floorDiv(local, SECONDS_OF_DAY) + 1);
    TradingDay found = resolve(day);
    if (nanos >= found.until()) {
      return resolve(next(day));
    }
    return nanos < found.begin() ? resolve(previous(day)) : found;
  }

  private TradingDay keep(TradingDay day) {
    kept[oldest] = day;
    oldest = (oldest + 1) % KEPT_DAYS;
    current = day;
    return day;
  }

  private TradingDay resolve(int day) {
    List<Span> spans = new ArrayList<>();
    for (Section section : template.sections()) {
      spans.add(resolve(section, day));
    }
    return new TradingDay(day, begin(day), begin(next(day)), spans, template);
  }

  private Span resolve(Section section, int day) {
    int base = section.startMinute() < 0 ? eveningBase(day) : day;
    return new Span(
        utc(base, section.startMinute()), utc(base, section.endMinute()), section.phase());
  }

  private long begin(int day) {
    long begin = utc(day, 0);
    for (Section section : template.sections()) {
      begin = Math.min(begin, resolve(section, day).start());
    }
    return begin;
  }

  /** The day at whose 00:00 an evening section counts its minutes. */
  private int eveningBase(int day) {
    return template.previousTradingEvening() ? previous(day) + 1 : day;
  }

  private long utc(int day, int minute) {
    long local = day * SECONDS_OF_DAY + minute * 60L;
    return template.offsets().epochSecond(local) * SECOND;
  }

  private static int indexOf(TradingDay day, long minuteStart) {
    int index = day.minuteIndex(minuteStart);
    if (index < 0) {
      throw new IllegalArgumentException("no trading minute starts at " + minuteStart);
    }
    return index;
  }
}
