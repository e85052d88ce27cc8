package io.marketdata.standalone.bars;

import io.marketdata.calendar.MarketDay;
import io.marketdata.calendar.TradingCalendar;
import io.marketdata.candle.AuctionBar;
import io.marketdata.candle.AuctionMerge;
import io.marketdata.candle.Bar;
import io.marketdata.candle.BarPeriod;
import io.marketdata.candle.Interval;
import io.marketdata.candle.RolledBars;
import io.marketdata.candle.Rollup;
import io.marketdata.candle.ZoneShift;

/**
 * The bars of one symbol that may still change, oldest first. Fed with what the core says of the
 * symbol; holds no more of them than the horizon of late ticks covers, and of days and longer the
 * newest, of which everything counts until a newer one has begun. Not thread-safe.
 */
final class OpenBars {

  private static final long DAY = 86_400_000_000_000L;

  private final TradingCalendar calendar;
  private final Rollup rollup;
  private long time = Bar.NONE;
  private long refused;

  OpenBars(Interval interval, TradingCalendar calendar, AuctionMerge auctions) {
    this.calendar = calendar;
    rollup = new Rollup(interval, calendar, ZoneShift.UTC, auctions, Integer.MAX_VALUE);
  }

  /** What it rolls up by. */
  Rollup rollup() {
    return rollup;
  }

  /** A minute's bar as it is now. */
  void minute(Bar bar) {
    count(rollup.minute(bar));
  }

  /** A day's bar as it is now. */
  void day(Bar bar) {
    count(rollup.day(bar));
  }

  /** The result of an auction as it is now. */
  void auction(AuctionBar result) {
    count(rollup.auction(result));
  }

  private void count(boolean isTaken) {
    refused += isTaken ? 0 : 1;
  }

  /** How often a bar changed that had been taken away: what was handed on is not the last word. */
  long refused() {
    return refused;
  }

  /**
   * A trading minute is over, whether it has a bar or not.
   *
   * @param minute its start
   * @param symbolTime how far the symbol has come, epoch nanoseconds
   */
  void over(long minute, long symbolTime) {
    rollup.over(minute);
    time = Math.max(time, symbolTime);
  }

  /** Whether the oldest bar can change no more. */
  boolean hasFinal() {
    if (rollup.isOfMinutes()) {
      return !isEmpty() && isFinal(minuteDue(rollup.oldest()), rollup.oldest());
    }
    return rollup.size() > 1 && isFinal(dayDue(rollup.oldest()), rollup.oldest());
  }

  private boolean isFinal(long due, BarPeriod period) {
    return time > due + day(period).terms().lateHorizon();
  }

  private long minuteDue(BarPeriod period) {
    return day(period).minuteDue(period.last());
  }

  private long dayDue(BarPeriod period) {
    MarketDay day = day(period);
    return Math.max(
        day.end() + day.terms().closeLimit(), day.minuteDue(day.minuteBy(Long.MAX_VALUE)));
  }

  /** The trading day of a period's last part. */
  private MarketDay day(BarPeriod period) {
    int day = rollup.isOfMinutes() ? period.tradingDay() : (int) Math.floorDiv(period.last(), DAY);
    return calendar.isTradingDay(day) ? calendar.day(day) : calendar.at(period.last());
  }

  boolean isEmpty() {
    return rollup.size() == 0;
  }

  /** Start of the oldest bar; there must be one. */
  long oldest() {
    return rollup.oldest().start();
  }

  /** Takes the oldest bar away as it is; there must be one. */
  void take(RolledBars to) {
    rollup.take(to);
  }
}
