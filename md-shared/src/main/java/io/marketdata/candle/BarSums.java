package io.marketdata.candle;

import io.marketdata.price.Turnover;
import io.marketdata.wire.sbe.BarSpan;
import io.marketdata.wire.sbe.BarState;
import io.marketdata.wire.sbe.RevisionReason;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Folds parts, which come in the order of time, into one bar. Used again for the next bar, so the
 * bar is all that it allocates. Not thread-safe.
 */
final class BarSums {

  private final Turnover turnover = new Turnover();
  private final Turnover buyTurnover = new Turnover();
  private @Nullable Bar first;
  private @Nullable Bar last;
  private @Nullable Bar newest;
  private @Nullable Bar newestRevised;
  private long high;
  private long low;
  private long volume;
  private long buyVolume;
  private long trades;
  private long openInterest;
  private long interestChange;
  private boolean isChangeKnown;
  private long settlement;
  private long excluded;
  private long missing;
  private long afterHours;
  private long unattributed;
  private long rev;
  private int marks;
  private boolean open;

  /** Forgets all parts. */
  BarSums clear() {
    turnover.clear();
    buyTurnover.clear();
    first = null;
    last = null;
    newest = null;
    newestRevised = null;
    high = Long.MIN_VALUE;
    low = Long.MAX_VALUE;
    volume = 0;
    buyVolume = 0;
    trades = 0;
    openInterest = Bar.NONE;
    interestChange = Bar.NONE;
    isChangeKnown = true;
    settlement = Bar.NONE;
    excluded = 0;
    missing = 0;
    afterHours = 0;
    unattributed = 0;
    rev = 0;
    marks = 0;
    open = false;
    return this;
  }

  /**
   * Adds the next part.
   *
   * @throws ArithmeticException if a sum does not fit: never of bars of one symbol of the core
   */
  void add(Bar part) {
    first = first == null ? part : first;
    last = part;
    high = Math.max(high, part.high());
    low = Math.min(low, part.low());
    volume = Math.addExact(volume, part.volume());
    buyVolume = Math.addExact(buyVolume, part.buyVolume());
    trades = Math.addExact(trades, part.trades());
    excluded = Math.addExact(excluded, part.excluded());
    missing = Math.addExact(missing, part.missing());
    afterHours = Math.addExact(afterHours, part.afterHours());
    unattributed = Math.addExact(unattributed, part.unattributed());
    rev = Math.addExact(rev, part.rev());
    turnover.add(part.turnoverHigh(), part.turnoverLow());
    buyTurnover.add(part.buyTurnoverHigh(), part.buyTurnoverLow());
    settlement = part.settlement() != Bar.NONE ? part.settlement() : settlement;
    marks |= part.marks();
    open |= part.isOpen();
    addInterest(part);
    note(part);
  }

  /** One part that has an open interest without its change makes the sum of changes unknown. */
  private void addInterest(Bar part) {
    if (part.openInterest() != Bar.NONE) {
      openInterest = part.openInterest();
      isChangeKnown &= part.interestChange() != Bar.NONE;
    }
    if (part.interestChange() != Bar.NONE) {
      long before = interestChange == Bar.NONE ? 0 : interestChange;
      interestChange = Math.addExact(before, part.interestChange());
    }
  }

  private void note(Bar part) {
    if (newest == null || part.replaces(newest)) {
      newest = part;
    }
    boolean isRevised = part.state() == BarState.REVISED;
    if (isRevised && (newestRevised == null || part.replaces(newestRevised))) {
      newestRevised = part;
    }
  }

  private BarState state(boolean over) {
    if (!over || open) {
      return BarState.OPEN;
    }
    return newestRevised != null ? BarState.REVISED : BarState.CLOSED;
  }

  /**
   * The bar of the parts; there must be one.
   *
   * @param over whether no part is to come
   */
  Bar bar(BarSpan span, BarPeriod period, boolean over) {
    Bar from = Objects.requireNonNull(first, "a bar without a part");
    Bar to = Objects.requireNonNull(last);
    Bar latest = Objects.requireNonNull(newest);
    Bar revised = newestRevised;
    BarState state = state(over);
    return new Bar(
        span,
        period.start(),
        period.tradingDay(),
        from.open(),
        high,
        low,
        to.close(),
        volume,
        turnover.high(),
        turnover.low(),
        buyVolume,
        buyTurnover.high(),
        buyTurnover.low(),
        trades,
        from.firstTradeId(),
        to.lastTradeId(),
        openInterest,
        isChangeKnown ? interestChange : Bar.NONE,
        settlement,
        excluded,
        missing,
        afterHours,
        unattributed,
        state,
        state == BarState.REVISED && revised != null ? revised.reason() : RevisionReason.NONE,
        rev,
        marks,
        latest.seq(),
        latest.eventTime());
  }
}
