package io.marketdata.ingest.feed.simulated;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The whole market on its way through a UTC day, minute by minute: which message comes next, and
 * what it says. Everything is a function of seed, rate, table and day. Single thread.
 */
final class MarketDay {

  static final int MINUTES = 1440;
  static final long MINUTE = 60_000_000_000L;
  static final long DAY = MINUTES * MINUTE;

  private static final long MILLI = 1_000_000L;
  private static final int EVENT_BITS = 24;
  private static final int SYMBOL_BITS = 17;

  private final SymbolWalk[] walks;
  private final boolean[] wanted;
  private final VenueWriter writer = new VenueWriter();
  private long[] order = new long[1024];
  private int count;
  private int index;
  private int day;
  private int minute;

  MarketDay(List<SymbolWalk> walks, Predicate<String> wantedSymbol) {
    if (walks.size() > 1 << SYMBOL_BITS) {
      throw new IllegalArgumentException("at most 131072 simulated symbols");
    }
    this.walks = walks.toArray(SymbolWalk[]::new);
    wanted = new boolean[this.walks.length];
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = wantedSymbol.test(this.walks[i].instrument().symbol());
    }
  }

  /** All symbols are walked and numbered; only the wanted ones are said. */
  static MarketDay of(
      SimulatedMarket market, long seed, long rateMilli, Predicate<String> wantedSymbol) {
    Map<String, TradingHours> hours = new HashMap<>();
    return new MarketDay(
        market.instruments().stream()
            .map(one ->
                new SymbolWalk(
                    seed,
                    rateMilli,
                    one,
                    hours.computeIfAbsent(one.instrument().sessionId(), TradingHours::new)))
            .toList(),
        wantedSymbol);
  }

  /** Goes to the first message at or after a place; the rest of the day before is passed over. */
  void begin(int utcDay, int atMinute, int atIndex) {
    enter(utcDay);
    for (int passed = 0; passed < atMinute; passed++) {
      for (SymbolWalk walk : walks) {
        walk.pass(passed);
      }
    }
    prepare(atMinute);
    while (index < Math.min(atIndex, count)) {
      walks[symbol()].passEvent();
      index++;
    }
    settle();
  }

  /** Time of the next message, epoch nanoseconds. */
  long time() {
    return day * DAY + minute * MINUTE + (order[index] >>> (EVENT_BITS + SYMBOL_BITS)) * MILLI;
  }

  /** Number of the next message. */
  long number() {
    return SimulatedNumber.of(day, minute, index);
  }

  /** Says the next message and goes on; the bytes hold until the next call. */
  VenueWriter take() {
    walks[symbol()].event(time(), number(), writer);
    index++;
    settle();
    return writer;
  }

  /** Passes the next message over. */
  void pass() {
    walks[symbol()].passEvent();
    index++;
    settle();
  }

  private int symbol() {
    return (int) (order[index] >>> EVENT_BITS) & ((1 << SYMBOL_BITS) - 1);
  }

  private void enter(int utcDay) {
    day = utcDay;
    for (SymbolWalk walk : walks) {
      walk.begin(utcDay);
    }
  }

  /** Goes on to a message that is wanted. */
  private void settle() {
    while (index == count || !wanted[symbol()]) {
      if (index < count) {
        walks[symbol()].passEvent();
        index++;
      } else if (minute + 1 < MINUTES) {
        prepare(minute + 1);
      } else {
        enter(day + 1);
        prepare(0);
      }
    }
  }

  private void prepare(int next) {
    minute = next;
    index = 0;
    count = 0;
    for (int symbol = 0; symbol < walks.length; symbol++) {
      int messages = walks[symbol].minute(next);
      ensure(count + messages);
      for (int k = 0; k < messages; k++) {
        long offset = walks[symbol].offset(k);
        order[count++] = offset << (EVENT_BITS + SYMBOL_BITS) | (long) symbol << EVENT_BITS | k;
      }
    }
    Arrays.sort(order, 0, count);
  }

  private void ensure(int messages) {
    if (messages > SimulatedNumber.MAX_PER_MINUTE) {
      throw new IllegalArgumentException("the simulated rate is too high");
    }
    if (messages > order.length) {
      order = Arrays.copyOf(order, messages * 3 / 2);
    }
  }
}
