package io.marketdata.candle;

import io.marketdata.calendar.MarketDay;
import io.marketdata.calendar.TradingCalendar;
import org.jspecify.annotations.Nullable;

/** Periods of trading minutes, by sessions. */
final class SessionPeriods implements BarPeriods {

  private final Interval interval;
  private final TradingCalendar calendar;
  private @Nullable BarPeriod latest;

  SessionPeriods(Interval interval, TradingCalendar calendar) {
    this.interval = interval;
    this.calendar = calendar;
  }

  @Override
  public BarPeriod of(int tradingDay, long start) {
    return calendar.isTradingDay(tradingDay)
        ? of(calendar.day(tradingDay), start)
        : BarPeriod.alone(tradingDay, start);
  }

  /** A minute that stands alone can lie in the break of another period. */
  private BarPeriod of(MarketDay day, long minute) {
    if (day.minuteIndex(minute) < 0) {
      return BarPeriod.alone(day.day(), minute);
    }
    BarPeriod known = latest;
    if (known == null || known.tradingDay() != day.day() || !known.contains(minute)) {
      known = BarPeriod.of(interval, day, minute);
      latest = known;
    }
    return known;
  }

  @Override
  public BarPeriod at(long nanos) {
    MarketDay day = calendar.at(nanos);
    return of(day, day.minuteBy(nanos));
  }

  @Override
  public BarPeriod next(BarPeriod period) {
    int tradingDay = period.tradingDay();
    if (calendar.isTradingDay(tradingDay)) {
      MarketDay day = calendar.day(tradingDay);
      long minute = day.minuteAfter(period.last());
      if (minute != TradingCalendar.NONE) {
        return of(day, minute);
      }
    }
    MarketDay day = calendar.day(calendar.next(tradingDay));
    return of(day, day.minuteBy(day.begin()));
  }

  @Override
  public boolean isOver(BarPeriod period, long minute) {
    return minute >= period.last();
  }
}
