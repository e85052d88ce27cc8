package io.marketdata.candle;

import org.jspecify.annotations.Nullable;

/** Periods that count from the midnight of a fixed offset, where trading runs round the clock. */
final class ClockPeriods implements BarPeriods {

  private final long length;
  private final boolean ofDays;
  private final long shift;
  private @Nullable BarPeriod latest;

  private ClockPeriods(long length, boolean ofDays, ZoneShift shift) {
    this.length = length;
    this.ofDays = ofDays;
    this.shift = shift.nanos();
  }

  /** The interval counts minutes. */
  static ClockPeriods ofMinutes(Interval interval, ZoneShift shift) {
    return new ClockPeriods(interval.length() * BarPeriod.MINUTE, false, shift);
  }

  /** Local days, made of minutes. */
  static ClockPeriods ofDays(ZoneShift shift) {
    return new ClockPeriods(BarPeriod.DAY, true, shift);
  }

  @Override
  public BarPeriod of(int tradingDay, long start) {
    return at(start);
  }

  @Override
  public BarPeriod at(long nanos) {
    BarPeriod known = latest;
    if (known == null || nanos < known.first() || nanos >= known.first() + length) {
      known = period(Math.floorDiv(nanos + shift, length) * length - shift);
      latest = known;
    }
    return known;
  }

  private BarPeriod period(long first) {
    int day = (int) Math.floorDiv(first + shift, BarPeriod.DAY);
    long last = first + length - BarPeriod.MINUTE;
    if (!ofDays) {
      return BarPeriod.ofMinutes(day, first, last);
    }
    long start = day * BarPeriod.DAY;
    return new BarPeriod(day, start, first, last, start + BarPeriod.DAY, true);
  }

  @Override
  public BarPeriod next(BarPeriod period) {
    return at(period.first() + length);
  }

  @Override
  public boolean isOver(BarPeriod period, long minute) {
    return minute >= period.last();
  }
}
