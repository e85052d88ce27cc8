package io.marketdata.candle;

import io.marketdata.calendar.Auction;
import io.marketdata.wire.sbe.BarSpan;
import org.jspecify.annotations.Nullable;

/**
 * Puts flat bars where a symbol has none, from its first bar on; see {@link BarFill#PREV}. Takes
 * bars in the order of time, with the results of auctions where they stand beside them. Keeps one
 * bar. For one thread.
 */
public final class BarFiller implements RolledBars {

  private final BarPeriods periods;
  private final BarSpan span;
  private final RolledBars to;
  private @Nullable Bar previous;
  private @Nullable BarPeriod next;
  private long closedThrough = Bar.NONE;

  /**
   * A filler of bars of these periods.
   *
   * @param to takes all bars, those that were given and those between them
   */
  public BarFiller(Interval interval, BarPeriods periods, RolledBars to) {
    this.periods = periods;
    this.to = to;
    span = interval.isOfDays() ? BarSpan.DAY : BarSpan.MINUTE;
  }

  /** Hears that a trading minute is over, and all before it. */
  public void over(long minute) {
    closedThrough = Math.max(closedThrough, minute);
  }

  @Override
  public void bar(Auction auction, BarPeriod period, Bar bar) {
    fillBefore(auction == Auction.CLOSING ? period.end() : period.start());
    to.bar(auction, period, bar);
    previous = bar;
    switch (auction) {
      case NONE -> goTo(periods.next(period));
      case OPENING -> goTo(periods.of(bar.tradingDay(), bar.start()));
      case CLOSING -> goTo(periods.next(periods.of(bar.tradingDay(), bar.start())));
    }
  }

  /** Fills up to the newest period that is over. */
  public void end() {
    while (next != null && periods.isOver(next, closedThrough)) {
      fill(next);
    }
  }

  private void goTo(BarPeriod period) {
    if (next == null || period.start() > next.start()) {
      next = period;
    }
  }

  private void fillBefore(long start) {
    while (next != null && next.start() < start) {
      fill(next);
    }
  }

  private void fill(BarPeriod period) {
    if (previous != null) {
      boolean isOver = periods.isOver(period, closedThrough);
      to.bar(Auction.NONE, period, BarFill.flat(previous, period, span, isOver));
    }
    next = periods.next(period);
  }
}
