package io.marketdata.candle;

import io.marketdata.calendar.TradingCalendar;

/**
 * The periods of one interval of one kind of instrument, by its calendar. Keeps the one that it was
 * asked for last, so nothing is allocated within it. For one thread.
 */
public sealed interface BarPeriods permits SessionPeriods, ClockPeriods, DatePeriods {

  /**
   * The periods of an interval.
   *
   * @param shift where local days begin; without effect where hours are not round the clock
   * @throws IllegalArgumentException if it counts seconds: those are made of trades, live
   */
  static BarPeriods of(Interval interval, TradingCalendar calendar, ZoneShift shift) {
    ZoneShift own = shift.on(calendar.schedule());
    return switch (interval.kind()) {
      case SECONDS -> throw new IllegalArgumentException(interval + " is not made of other bars");
      case MINUTES ->
          own.isNone() || interval == Interval.M1
              ? new SessionPeriods(interval, calendar)
              : ClockPeriods.ofMinutes(interval, own);
      case DAYS ->
          own.isNone() ? new DatePeriods(interval, calendar, own) : ClockPeriods.ofDays(own);
      case WEEKS, MONTHS -> new DatePeriods(interval, calendar, own);
    };
  }

  /**
   * The period of a part, which is a minute or a day.
   *
   * @param tradingDay of the part
   * @param start of the part, epoch nanoseconds
   */
  BarPeriod of(int tradingDay, long start);

  /** The period that a time lies in, or the one before a pause that it lies in. */
  BarPeriod at(long nanos);

  /** The period behind this one. */
  BarPeriod next(BarPeriod period);

  /**
   * Whether no part can begin in it any more but by a late trade.
   *
   * @param minute the newest trading minute that is over
   */
  boolean isOver(BarPeriod period, long minute);
}
