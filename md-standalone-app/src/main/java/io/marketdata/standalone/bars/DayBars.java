package io.marketdata.standalone.bars;

import io.marketdata.calendar.SessionClock;
import io.marketdata.calendar.TradingDay;
import io.marketdata.candle.Bar;
import io.marketdata.compute.bar.LateTickPolicy;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Day bars of one symbol. A day is kept until a newer one has begun and the horizon of late ticks
 * has passed it: of the newest day everything counts. Not thread-safe.
 */
final class DayBars implements OpenBars {

  private static final LateTickPolicy POLICY = LateTickPolicy.STANDARD;

  private final SessionClock clock;
  private final Deque<Bar> days = new ArrayDeque<>(3);
  private long time = Bar.NONE;

  DayBars(SessionClock clock) {
    this.clock = clock;
  }

  @Override
  public void minute(Bar bar) {
    // the core makes the day's bar itself
  }

  @Override
  public void day(Bar bar) {
    Deque<Bar> newer = new ArrayDeque<>();
    while (!days.isEmpty() && days.getLast().start() > bar.start()) {
      newer.addFirst(days.removeLast());
    }
    if (!days.isEmpty() && days.getLast().start() == bar.start()) {
      days.removeLast();
    }
    days.addLast(bar);
    days.addAll(newer);
  }

  @Override
  public void over(long minute, long symbolTime) {
    time = Math.max(time, symbolTime);
  }

  @Override
  public @Nullable Bar takeFinal() {
    return days.size() < 2 || POLICY.isOpen(due(days.getFirst()), time) ? null : take();
  }

  private long due(Bar bar) {
    TradingDay day = clock.day(bar.tradingDay());
    long grace = Math.max(POLICY.grace(), clock.template().endTolerance());
    long lastMinute = day.minute(day.minutes() - 1);
    return Math.max(day.end() + clock.template().closeGrace(), day.minuteDue(lastMinute, grace));
  }

  @Override
  public boolean isEmpty() {
    return days.isEmpty();
  }

  @Override
  public long oldest() {
    return days.getFirst().start();
  }

  @Override
  public Bar take() {
    return days.removeFirst();
  }
}
