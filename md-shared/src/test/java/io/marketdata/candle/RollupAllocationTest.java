package io.marketdata.candle;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.marketdata.calendar.MarketRules;
import io.marketdata.calendar.Part;
import io.marketdata.calendar.TradingCalendar;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A stream of changes costs no garbage but the bars that it tells. */
class RollupAllocationTest {
  private static final int ROUNDS = 20_000;
  private static final int BYTES_OF_A_BAR = 240;
  private static final int DAY = 19_408;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private long told;
  private final RolledBars sink = (auction, period, bar) -> told += bar.trades() > 0 ? 1 : 0;

  @ParameterizedTest
  @EnumSource(names = {"M5", "M30", "H4"})
  void shouldAllocateTheBarThatChanged(Interval interval) {
    // given
    TradingCalendar calendar = new TradingCalendar(MarketRules.builtIn().schedule("cn-a"));
    Rollup rollup = new Rollup(interval, calendar, ZoneShift.UTC, AuctionMerge.MERGE, 2);
    for (int i = 0; i < 4; i++) {
      long start = calendar.day(DAY).minute(Part.REGULAR, i);
      rollup.minute(SampleBars.minute(DAY, start, 100, i, 0));
    }
    Bar[] versions = versions(calendar.day(DAY).minute(Part.REGULAR, 4));
    play(rollup, versions, 0, ROUNDS);

    // when
    long before = THREADS.getCurrentThreadAllocatedBytes();
    play(rollup, versions, ROUNDS, 2 * ROUNDS);
    long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;

    // then
    assertThat(told).isEqualTo(2 * ROUNDS);
    assertThat(bytes / ROUNDS).isLessThanOrEqualTo(BYTES_OF_A_BAR);
  }

  @Test
  void shouldAllocateNothingWhereTheBarIsAPartItself() {
    // given
    TradingCalendar calendar = new TradingCalendar(MarketRules.builtIn().schedule("cn-a"));
    Rollup rollup = new Rollup(Interval.M1, calendar, ZoneShift.UTC, AuctionMerge.MERGE, 2);
    Bar[] versions = versions(calendar.day(DAY).minute(Part.REGULAR, 4));
    play(rollup, versions, 0, ROUNDS);

    // when
    long before = THREADS.getCurrentThreadAllocatedBytes();
    play(rollup, versions, ROUNDS, 2 * ROUNDS);
    long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;

    // then
    assertThat(bytes).isLessThan(4_096);
  }

  private static Bar[] versions(long start) {
    Bar[] versions = new Bar[2 * ROUNDS];
    for (int i = 0; i < versions.length; i++) {
      versions[i] = SampleBars.minute(DAY, start, 100 + i % 7, 10 + i, 0);
    }
    return versions;
  }

  private void play(Rollup rollup, Bar[] versions, int from, int to) {
    for (int i = from; i < to; i++) {
      rollup.minute(versions[i]);
      rollup.flush(sink);
    }
  }
}
