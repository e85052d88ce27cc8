package io.marketdata.candle;

import io.marketdata.calendar.Auction;
import io.marketdata.wire.sbe.BarSpan;
import io.marketdata.wire.sbe.BarState;
import io.marketdata.wire.sbe.RevisionReason;
import java.util.Random;

/** Bars for tests. */
final class SampleBars {
  static final long DAY = 86_400_000_000_000L;

  private SampleBars() {}

  /** A minute at one price with a volume of 1, closed; revised if it has a rev. */
  static Bar minute(int tradingDay, long start, long price, long seq, long rev) {
    return flat(BarSpan.MINUTE, tradingDay, start, price, seq, rev);
  }

  /** The same of a day. */
  static Bar day(int tradingDay, long price, long seq, long rev) {
    return flat(BarSpan.DAY, tradingDay, tradingDay * DAY, price, seq, rev);
  }

  private static Bar flat(
      BarSpan span, int tradingDay, long start, long price, long seq, long rev) {
    return Bar.builder(span, start, tradingDay)
        .prices(price, price, price, price)
        .volume(1)
        .turnover(0, price)
        .trades(1)
        .state(rev > 0 ? BarState.REVISED : BarState.CLOSED)
        .revision(rev > 0 ? RevisionReason.LATE : RevisionReason.NONE, rev)
        .seq(seq)
        .build();
  }

  static Bar open(Bar bar) {
    return bar.toBuilder().state(BarState.OPEN).build();
  }

  static AuctionBar auction(Auction kind, Bar minute) {
    return new AuctionBar(kind, minute);
  }

  /** A bar of any figures; of its number nothing is said. */
  static Bar wild(BarSpan span, int tradingDay, long start, Random random) {
    long low = random.nextLong() >> random.nextInt(4, 60);
    long open = low + random.nextInt(50);
    long close = low + random.nextInt(50);
    boolean isRevised = random.nextInt(40) == 0;
    boolean isOpen = !isRevised && random.nextInt(60) == 0;
    return Bar.builder(span, start, tradingDay)
        .prices(open, Math.max(open, close) + random.nextInt(9), low, close)
        .volume(random.nextLong() >>> random.nextInt(20, 60))
        .turnover(random.nextInt(1 << 20) - (1 << 19), random.nextLong())
        .buyVolume(random.nextLong() >>> random.nextInt(20, 60))
        .buyTurnover(random.nextInt(1 << 20), random.nextLong())
        .trades(random.nextInt(1_000))
        .tradeIds(maybe(random), maybe(random))
        .openInterest(maybe(random))
        .interestChange(random.nextInt(30) == 0 ? Bar.NONE : random.nextInt(100) - 50)
        .settlement(maybe(random))
        .excluded(random.nextInt(10))
        .missing(random.nextInt(3))
        .afterHours(span == BarSpan.DAY ? random.nextInt(50) : 0)
        .unattributed(span == BarSpan.DAY ? random.nextInt(5) : 0)
        .state(isOpen ? BarState.OPEN : isRevised ? BarState.REVISED : BarState.CLOSED)
        .revision(
            isRevised ? RevisionReason.LATE : RevisionReason.NONE,
            isRevised ? 1 + random.nextInt(5) : 0)
        .marks(random.nextInt(16))
        .eventTime(random.nextInt(1_000_000))
        .build();
  }

  private static long maybe(Random random) {
    return random.nextBoolean() ? Bar.NONE : random.nextInt(1_000);
  }

  static Bar numbered(Bar bar, long seq) {
    return bar.toBuilder().seq(seq).build();
  }

  /** What it was before: lower seq, another high. */
  static Bar older(Bar bar) {
    return bar.toBuilder()
        .prices(bar.open(), bar.high() + 5, bar.low(), bar.close())
        .state(BarState.OPEN)
        .revision(RevisionReason.NONE, 0)
        .seq(bar.seq() - 1)
        .build();
  }
}
