package io.marketdata.price;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.marketdata.calendar.Auction;
import io.marketdata.calendar.ManualClock;
import io.marketdata.calendar.MarketDay;
import io.marketdata.calendar.MarketRules;
import io.marketdata.calendar.Part;
import io.marketdata.calendar.TradingCalendar;
import io.marketdata.indicator.BarValues;
import io.marketdata.indicator.IndicatorBank;
import io.marketdata.indicator.IndicatorSet;
import io.marketdata.wire.sbe.Edge;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/** What happens per tick or per bar costs no garbage once it is warm. */
class AllocationTest {
  private static final int ROUNDS = 20_000;
  private static final long SLACK = 4_096;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private long sum;

  @Test
  void shouldParseAndAddUpWithoutGarbage() {
    // given
    DecimalParser parser = new DecimalParser();
    byte[] text = "1854.98".getBytes(StandardCharsets.US_ASCII);
    Turnover turnover = new Turnover();

    // when
    long bytes =
        allocated(i -> {
          turnover.addProduct(parser.parse(text, 0, text.length, -2), i, 10);
          sum += turnover.divide(i + 1L, 2);
        });

    // then
    assertThat(bytes).isLessThan(SLACK);
  }

  @Test
  void shouldLookUpTradingCalendarsWithoutGarbage() {
    // given
    TradingCalendar calendar = new TradingCalendar(MarketRules.builtIn().schedule("cn-a"));
    long start = ManualClock.nanos("2026-03-06T00:00:00Z");

    // when
    long bytes =
        allocated(i -> {
          long at = start + i * 4_000_000_000L;
          MarketDay day = calendar.at(at);
          long minute = calendar.minuteStart(at, i % 2 == 0 ? Edge.START : Edge.END);
          sum += calendar.tradingDay(at) + calendar.phase(at).value() + minute;
          sum +=
              day.minuteIndex(minute)
                  + (day.auction(at) == Auction.CLOSING ? 1 : 0)
                  + day.minuteDue(at);
          sum += day.auctionDue(Auction.CLOSING) + day.minute(Part.REGULAR, i % 240);
          sum += calendar.isOpen(at) ? calendar.next(day.day()) : calendar.previous(day.day());
        });

    // then
    assertThat(bytes).isLessThan(SLACK);
  }

  @Test
  void shouldComputeIndicatorsWithoutGarbage() {
    // given
    IndicatorBank bank = new IndicatorBank(IndicatorSet.CN);
    BarValues bar = new BarValues();
    double[] values = new double[bank.outputs().size()];

    // when
    long bytes =
        allocated(i -> {
          bank.add(bar.setClose(i));
          sum += bank.read(values) + bank.preview(bar, values);
        });

    // then
    assertThat(bytes).isLessThan(SLACK);
  }

  private long allocated(IntConsumer round) {
    run(round);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    run(round);
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  private static void run(IntConsumer round) {
    for (int i = 0; i < ROUNDS; i++) {
      round.accept(i);
    }
  }
}
