package io.marketdata.history;

import io.marketdata.calendar.Auction;
import io.marketdata.candle.AuctionBar;
import io.marketdata.candle.Bar;
import io.marketdata.wire.sbe.BarSpan;
import io.marketdata.wire.sbe.BarState;
import io.marketdata.wire.sbe.Direction;
import io.marketdata.wire.sbe.RevisionReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Bars and trades for the tests of this package: a plain minute, and wild ones from a seed. */
final class HistorySamples {
  static final long MINUTE = 60_000_000_000L;
  static final int DAY = 19_389;
  static final long START = DAY * 86_400_000_000_000L + 90 * MINUTE;

  private HistorySamples() {}

  static Bar minute(int index, long close, long seq) {
    return Bar.builder(BarSpan.MINUTE, START + index * MINUTE, DAY)
        .prices(close - 1, close + 2, close - 3, close)
        .volume(1_000)
        .turnover(0, 1_000 * close - 500)
        .buyVolume(400)
        .buyTurnover(0, 400 * close)
        .trades(12)
        .seq(seq)
        .build();
  }

  /** Bars with anything in them that the types allow, some of them extreme. */
  static List<Bar> wildBars(Random random, int count) {
    List<Bar> bars = new ArrayList<>();
    long start = START;
    for (int i = 0; i < count; i++) {
      start += (1 + random.nextInt(3)) * MINUTE;
      bars.add(wildBar(random, start));
    }
    return bars;
  }

  /**
   * Auctions likewise, in any minute.
   *
   * @param kinds 1 for an opening one, + 2 for a closing one
   */
  static List<AuctionBar> wildAuctions(Random random, int kinds) {
    List<AuctionBar> auctions = new ArrayList<>();
    for (Auction kind : List.of(Auction.OPENING, Auction.CLOSING)) {
      if ((kinds & (kind == Auction.OPENING ? 1 : 2)) != 0) {
        auctions.add(new AuctionBar(kind, wildBar(random, START + random.nextInt(500) * MINUTE)));
      }
    }
    return auctions;
  }

  static List<StoredTrade> wildTrades(Random random, int count) {
    List<StoredTrade> trades = new ArrayList<>();
    long seq = (random.nextLong() >>> 12) * TradeBlock.CAPACITY;
    for (int i = 0; i < count; i++) {
      trades.add(
          new StoredTrade(
              seq,
              wild(random),
              wild(random),
              wild(random),
              random.nextBoolean() ? StoredTrade.NO_ID : wild(random),
              Direction.get((short) random.nextInt(3)),
              random.nextInt(256)));
      seq += 1 + random.nextInt(2);
    }
    trades.removeIf(
        trade -> TradeBlock.number(trade.seq()) != TradeBlock.number(trades.getFirst().seq()));
    return trades;
  }

  private static Bar wildBar(Random random, long start) {
    long open = wild(random);
    long close = wild(random);
    boolean revised = random.nextInt(4) == 0;
    return Bar.builder(BarSpan.MINUTE, start, DAY + random.nextInt(3) - 1)
        .prices(
            open,
            random.nextBoolean() ? Math.max(open, close) : Long.MAX_VALUE,
            random.nextBoolean() ? Math.min(open, close) : Long.MIN_VALUE,
            close)
        .volume(wild(random))
        .turnover(random.nextBoolean() ? 0 : wild(random), wild(random))
        .buyVolume(wild(random))
        .buyTurnover(random.nextBoolean() ? 0 : wild(random), wild(random))
        .trades(wild(random))
        .tradeIds(
            random.nextBoolean() ? Bar.NONE : wild(random),
            random.nextBoolean() ? Bar.NONE : wild(random))
        .openInterest(random.nextBoolean() ? Bar.NONE : wild(random))
        .interestChange(random.nextBoolean() ? Bar.NONE : wild(random))
        .settlement(random.nextBoolean() ? Bar.NONE : wild(random))
        .excluded(wild(random))
        .missing(random.nextInt(3))
        .afterHours(random.nextInt(3))
        .unattributed(wild(random))
        .state(
            revised ? BarState.REVISED : random.nextInt(8) == 0 ? BarState.OPEN : BarState.CLOSED)
        .revision(
            RevisionReason.get((short) random.nextInt(5)),
            revised ? random.nextInt() & 0xFFFF_FFFFL : 0)
        .marks(random.nextInt(0x10000))
        .seq(wild(random))
        .build();
  }

  private static long wild(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> random.nextLong();
      case 1 -> Long.MAX_VALUE - random.nextInt(2);
      case 2 -> Long.MIN_VALUE + 1 + random.nextInt(2);
      default -> random.nextInt(2_000) - 100;
    };
  }
}
