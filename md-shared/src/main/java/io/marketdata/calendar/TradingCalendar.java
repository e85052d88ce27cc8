package io.marketdata.calendar;

import io.marketdata.wire.sbe.Edge;
import io.marketdata.wire.sbe.Phase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers for stamps (epoch nanoseconds UTC) which trading day, phase and trading minute of a
 * schedule they belong to. Keeps the days that it was asked for last: nothing is allocated while
 * stamps stay within them. For one thread.
 *
 * <p>A trading day begins at 00:00 local time, or at its first section where that is earlier, and
 * lasts until the next one begins: a stamp of a weekend belongs to the trading day before. Stamps
 * before the first trading day belong to the first one.
 */
public final class TradingCalendar {
  /** Returned where there is no such time. */
  public static final long NONE = Long.MIN_VALUE;

  private static final long SECOND = 1_000_000_000L;
  private static final long SECONDS_OF_DAY = 86_400;
  private static final int KEPT_DAYS = 4;

  private final Schedule schedule;
  private final CalendarRules calendar;
  private final @Nullable MarketDay[] kept = new MarketDay[KEPT_DAYS];
  private int oldest;
  private MarketDay current;

  /** A calendar of this schedule. */
  public TradingCalendar(Schedule schedule) {
    this.schedule = schedule;
    this.calendar = schedule.calendar();
    this.current = resolve(calendar.next(-1));
    kept[0] = current;
    oldest = 1;
  }

  /** What it goes by. */
  public Schedule schedule() {
    return schedule;
  }

  /** Whether something may be traded at a stamp; see {@link MarketDay#isOpen}. */
  public boolean isOpen(long nanos) {
    return at(nanos).isOpen(nanos);
  }

  /** The phase at a stamp. */
  public Phase phase(long nanos) {
    return at(nanos).phase(nanos);
  }

  /** The trading day that a stamp belongs to, days since 1970-01-01. */
  public int tradingDay(long nanos) {
    return at(nanos).day();
  }

  /** See {@link MarketDay#minuteStart}. */
  public long minuteStart(long nanos, Edge edge) {
    return at(nanos).minuteStart(nanos, edge);
  }

  /** The trading day after this day. */
  public int next(int epochDay) {
    return calendar.next(epochDay);
  }

  /** The trading day before this day, {@link CalendarRules#NO_DAY} before the first one. */
  public int previous(int epochDay) {
    return calendar.previous(epochDay);
  }

  /** Whether this day, counted from 1970-01-01, is a trading day. */
  public boolean isTradingDay(int epochDay) {
    return calendar.isTradingDay(epochDay);
  }

  /** Whether the holidays of this day are known. */
  public boolean isKnown(int epochDay) {
    return calendar.isKnown(epochDay);
  }

  /** Whether a trading day has sections in the evening before it. */
  public boolean hasEvening(int epochDay) {
    return calendar.isTradingDay(epochDay) && schedule.hasEvening(epochDay);
  }

  /** The trading day that a stamp belongs to, with its hours. */
  public MarketDay at(long nanos) {
    if (current.covers(nanos)) {
      return current;
    }
    for (MarketDay day : kept) {
      if (day != null && day.covers(nanos)) {
        current = day;
        return day;
      }
    }
    return keep(find(nanos));
  }

  /**
   * The hours of a trading day.
   *
   * @throws IllegalArgumentException if this is not a trading day
   */
  public MarketDay day(int epochDay) {
    for (MarketDay day : kept) {
      if (day != null && day.day() == epochDay) {
        return day;
      }
    }
    if (!calendar.isTradingDay(epochDay)) {
      throw new IllegalArgumentException(
          schedule.id() + ": not a trading day: " + LocalDate.ofEpochDay(epochDay));
    }
    return keep(resolve(epochDay));
  }

  private MarketDay find(long nanos) {
    long second = Math.floorDiv(nanos, SECOND);
    long local = second + schedule.offsets().secondsAt(second);
    int today = (int) Math.floorDiv(local, SECONDS_OF_DAY);
    int day = calendar.previous(today + 1);
    MarketDay found = resolve(day == CalendarRules.NO_DAY ? calendar.next(today) : day);
    if (nanos >= found.until()) {
      return resolve(calendar.next(found.day()));
    }
    return nanos < found.begin() ? resolve(calendar.previous(found.day())) : found;
  }

  private MarketDay keep(MarketDay day) {
    kept[oldest] = day;
    oldest = (oldest + 1) % KEPT_DAYS;
    current = day;
    return day;
  }

  private MarketDay resolve(int day) {
    Layout layout = schedule.layout(day);
    boolean hasEvening = schedule.hasEvening(day);
    int evening = layout.evening() == Evening.TRADING ? calendar.previous(day) + 1 : day;
    List<HeldSection> held = new ArrayList<>(layout.sections().size());
    for (LayoutSection section : layout.sections()) {
      if (layout.holds(section, hasEvening)) {
        int base = section.isEvening() ? evening : day;
        held.add(
            HeldSection.of(
                section, utc(base, section.startMinute()), utc(base, section.endMinute())));
      }
    }
    boolean isFirst = calendar.previous(day) == CalendarRules.NO_DAY;
    long begin = isFirst ? Long.MIN_VALUE : begin(day);
    return new MarketDay(day, begin, begin(calendar.next(day)), layout.terms(), held);
  }

  private long begin(int day) {
    Layout layout = schedule.layout(day);
    int minute = layout.beginMinute(schedule.hasEvening(day));
    boolean isBefore = minute < 0 && layout.evening() == Evening.TRADING;
    return isBefore ? utc(calendar.previous(day) + 1, minute) : utc(day, minute);
  }

  private long utc(int day, int minute) {
    long local = day * SECONDS_OF_DAY + minute * 60L;
    return schedule.offsets().epochSecond(local) * SECOND;
  }
}
