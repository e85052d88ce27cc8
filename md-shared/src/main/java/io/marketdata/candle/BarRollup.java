package io.marketdata.candle;

import io.marketdata.price.Turnover;
import io.marketdata.wire.sbe.BarSpan;
import io.marketdata.wire.sbe.BarState;
import io.marketdata.wire.sbe.RevisionReason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One bar of several minutes, made of its minutes' bars; exact, and the same whatever the order in
 * which they come. A part is replaced by its newer version, which is the one of higher seq.
 *
 * <p>What it says: open and first trade of the first part, close and last trade of the last one,
 * sums of volumes, turnovers, trades, missing volume and revisions, all marks. It is open until its
 * last trading minute is over, then closed, and revised where one of its parts is: history and the
 * stream agree on it. Its seq and event time are those of the newest message in it.
 *
 * <p>Not thread-safe.
 */
public final class BarRollup {

  private final BarPeriod period;
  private final List<Bar> parts = new ArrayList<>(4);

  /** A bar of nothing yet. */
  public BarRollup(BarPeriod period) {
    this.period = period;
  }

  /** The minutes that it counts. */
  public BarPeriod period() {
    return period;
  }

  /** Whether it has no part yet; it is no bar then. */
  public boolean isEmpty() {
    return parts.isEmpty();
  }

  /**
   * Takes a part, or a newer version of one.
   *
   * @param part a minute, or a bar of several minutes that lies within this one
   * @return whether it changed anything: not if an equal or newer version was there
   * @throws IllegalArgumentException if it starts outside of the period
   */
  public boolean put(Bar part) {
    if (!period.contains(part.start())) {
      throw new IllegalArgumentException(
          "a bar of " + part.start() + " is no part of the one of " + period.start());
    }
    int at = parts.size();
    while (at > 0 && parts.get(at - 1).start() > part.start()) {
      at--;
    }
    if (at == 0 || parts.get(at - 1).start() != part.start()) {
      parts.add(at, part);
      return true;
    }
    boolean isNewer = part.replaces(parts.get(at - 1));
    if (isNewer) {
      parts.set(at - 1, part);
    }
    return isNewer;
  }

  /**
   * The bar as of now.
   *
   * @param closedThrough start of the newest trading minute that is known to be over, {@link
   *     Bar#NONE} if none is
   * @throws IllegalStateException if it has no part
   * @throws ArithmeticException if a sum does not fit: never of bars of one day of the core
   */
  public Bar bar(long closedThrough) {
    if (parts.isEmpty()) {
      throw new IllegalStateException("the bar of " + period.start() + " has no part");
    }
    Sums sums = new Sums(parts.getFirst());
    for (Bar part : parts) {
      sums.add(part);
    }
    return sums.bar(period, closedThrough >= period.lastMinute());
  }

  /** Folds the parts, which come in the order of their starts. */
  private static final class Sums {

    private final Bar first;
    private final Turnover turnover = new Turnover();
    private final Turnover buyTurnover = new Turnover();
    private Bar last;
    private Bar newest;
    private @Nullable Bar newestRevised;
    private long high;
    private long low;
    private long volume;
    private long buyVolume;
    private long trades;
    private long openInterest = Bar.NONE;
    private long missing;
    private long rev;
    private int marks;
    private boolean open;

    Sums(Bar first) {
      this.first = first;
      last = first;
      newest = first;
      high = first.high();
      low = first.low();
    }

    void add(Bar part) {
      last = part;
      high = Math.max(high, part.high());
      low = Math.min(low, part.low());
      volume = Math.addExact(volume, part.volume());
      buyVolume = Math.addExact(buyVolume, part.buyVolume());
      trades = Math.addExact(trades, part.trades());
      missing = Math.addExact(missing, part.missing());
      rev = Math.addExact(rev, part.rev());
      turnover.add(part.turnoverHigh(), part.turnoverLow());
      buyTurnover.add(part.buyTurnoverHigh(), part.buyTurnoverLow());
      marks |= part.marks();
      openInterest = part.openInterest() != Bar.NONE ? part.openInterest() : openInterest;
      open |= part.isOpen();
      note(part);
    }

    private void note(Bar part) {
      if (part.replaces(newest)) {
        newest = part;
      }
      Bar before = newestRevised;
      if (part.state() == BarState.REVISED && (before == null || part.replaces(before))) {
        newestRevised = part;
      }
    }

    private BarState state(boolean over) {
      if (!over || open) {
        return BarState.OPEN;
      }
      return newestRevised != null ? BarState.REVISED : BarState.CLOSED;
    }

    Bar bar(BarPeriod period, boolean over) {
      BarState state = state(over);
      Bar revised = newestRevised;
      return new Bar(
          BarSpan.MINUTE,
          period.start(),
          period.tradingDay(),
          first.open(),
          high,
          low,
          last.close(),
          volume,
          turnover.high(),
          turnover.low(),
          buyVolume,
          buyTurnover.high(),
          buyTurnover.low(),
          trades,
          first.firstTradeId(),
          last.lastTradeId(),
          openInterest,
          missing,
          0,
          0,
          state,
          state == BarState.REVISED && revised != null ? revised.reason() : RevisionReason.NONE,
          rev,
          marks,
          newest.seq(),
          newest.eventTime());
    }
  }
}
