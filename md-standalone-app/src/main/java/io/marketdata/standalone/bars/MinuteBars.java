package io.marketdata.standalone.bars;

import io.marketdata.calendar.SessionClock;
import io.marketdata.calendar.TradingDay;
import io.marketdata.candle.Bar;
import io.marketdata.candle.BarPeriod;
import io.marketdata.candle.BarRollup;
import io.marketdata.candle.Interval;
import io.marketdata.compute.bar.LateTickPolicy;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Bars of minutes of one symbol, kept until the horizon of late ticks has passed them. Not
 * thread-safe.
 */
final class MinuteBars implements OpenBars {

  private record Pending(BarRollup rollup, long finalAt) {}

  private static final LateTickPolicy POLICY = LateTickPolicy.STANDARD;

  private final Interval interval;
  private final SessionClock clock;
  private final Deque<Pending> pending = new ArrayDeque<>(4);
  private long closedThrough = Bar.NONE;
  private long time = Bar.NONE;

  MinuteBars(Interval interval, SessionClock clock) {
    this.interval = interval;
    this.clock = clock;
  }

  @Override
  public void minute(Bar bar) {
    for (var newest = pending.descendingIterator(); newest.hasNext(); ) {
      Pending one = newest.next();
      if (one.rollup.period().contains(bar.start())) {
        one.rollup.put(bar);
        return;
      }
    }
    begin(bar);
  }

  /** A late tick can begin a bar that is older than the newest one. */
  private void begin(Bar bar) {
    TradingDay day = clock.day(bar.tradingDay());
    BarPeriod period = BarPeriod.of(interval, day, bar.start());
    BarRollup rollup = new BarRollup(period);
    rollup.put(bar);
    long grace = Math.max(POLICY.grace(), clock.template().endTolerance());
    Pending added = new Pending(rollup, day.minuteDue(period.lastMinute(), grace));
    Deque<Pending> newer = new ArrayDeque<>();
    while (!pending.isEmpty() && pending.getLast().rollup.period().start() > period.start()) {
      newer.addFirst(pending.removeLast());
    }
    pending.addLast(added);
    pending.addAll(newer);
  }

  @Override
  public void day(Bar bar) {
    // made of minutes alone
  }

  @Override
  public void over(long minute, long symbolTime) {
    closedThrough = Math.max(closedThrough, minute);
    time = Math.max(time, symbolTime);
  }

  @Override
  public @Nullable Bar takeFinal() {
    Pending oldest = pending.peekFirst();
    return oldest == null || POLICY.isOpen(oldest.finalAt, time) ? null : take();
  }

  @Override
  public boolean isEmpty() {
    return pending.isEmpty();
  }

  @Override
  public long oldest() {
    return pending.getFirst().rollup.period().start();
  }

  @Override
  public Bar take() {
    return pending.removeFirst().rollup.bar(closedThrough);
  }
}
