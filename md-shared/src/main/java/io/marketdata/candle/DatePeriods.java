package io.marketdata.candle;

import io.marketdata.calendar.CalendarRules;
import io.marketdata.calendar.TradingCalendar;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Periods of trading days: days, weeks from Monday on, months from the 1st on. */
final class DatePeriods implements BarPeriods {

  private static final int DAYS_OF_WEEK = 7;

  /** Days from a Monday to 1970-01-01. */
  private static final int EPOCH_WEEKDAY = 3;

  private final Interval interval;
  private final TradingCalendar calendar;
  private final long shift;
  private @Nullable BarPeriod latest;

  DatePeriods(Interval interval, TradingCalendar calendar, ZoneShift shift) {
    this.interval = interval;
    this.calendar = calendar;
    this.shift = shift.nanos();
  }

  @Override
  public BarPeriod of(int tradingDay, long start) {
    BarPeriod known = latest;
    long midnight = tradingDay * BarPeriod.DAY;
    if (known == null || midnight < known.start() || midnight >= known.end()) {
      known = period(tradingDay);
      latest = known;
    }
    return known;
  }

  private BarPeriod period(int day) {
    int first = firstDay(day);
    int next = nextFirstDay(first);
    int lastTraded = calendar.previous(next);
    boolean isTraded = lastTraded != CalendarRules.NO_DAY && lastTraded >= first;
    return new BarPeriod(
        first,
        first * BarPeriod.DAY,
        first * BarPeriod.DAY,
        (isTraded ? lastTraded : next - 1) * BarPeriod.DAY,
        next * BarPeriod.DAY,
        calendar.isKnown(next - 1));
  }

  private int firstDay(int day) {
    return switch (interval.kind()) {
      case WEEKS -> day - Math.floorMod(day + EPOCH_WEEKDAY, DAYS_OF_WEEK);
      case MONTHS -> (int) LocalDate.ofEpochDay(day).withDayOfMonth(1).toEpochDay();
      default -> day;
    };
  }

  private int nextFirstDay(int first) {
    return switch (interval.kind()) {
      case WEEKS -> first + DAYS_OF_WEEK;
      case MONTHS -> (int) LocalDate.ofEpochDay(first).plusMonths(1).toEpochDay();
      default -> first + 1;
    };
  }

  @Override
  public BarPeriod at(long nanos) {
    int day = calendar.tradingDay(nanos + shift);
    return of(day, day * BarPeriod.DAY);
  }

  @Override
  public BarPeriod next(BarPeriod period) {
    int day = calendar.next((int) (period.end() / BarPeriod.DAY) - 1);
    return of(day, day * BarPeriod.DAY);
  }

  @Override
  public boolean isOver(BarPeriod period, long minute) {
    return minute != TradingCalendar.NONE && at(minute).start() > period.start();
  }
}
