package io.marketdata.history;

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
    return new Bar(
        BarSpan.MINUTE,
        START + index * MINUTE,
        DAY,
        close - 1,
        close + 2,
        close - 3,
        close,
        1_000,
        0,
        1_000 * close - 500,
        400,
        0,
        400 * close,
        12,
        Bar.NONE,
        Bar.NONE,
        Bar.NONE,
        0,
        0,
        0,
        BarState.CLOSED,
        RevisionReason.NONE,
        0,
        0,
        seq,
        Bar.NONE);
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
    return new Bar(
        BarSpan.MINUTE,
        start,
        DAY + random.nextInt(3) - 1,
        open,
        random.nextBoolean() ? Math.max(open, close) : Long.MAX_VALUE,
        random.nextBoolean() ? Math.min(open, close) : Long.MIN_VALUE,
        close,
        wild(random),
        random.nextBoolean() ? 0 : wild(random),
        wild(random),
        wild(random),
        random.nextBoolean() ? 0 : wild(random),
        wild(random),
        wild(random),
        random.nextBoolean() ? Bar.NONE : wild(random),
        random.nextBoolean() ? Bar.NONE : wild(random),
        random.nextBoolean() ? Bar.NONE : wild(random),
        random.nextInt(3),
        random.nextInt(3),
        wild(random),
        revised ? BarState.REVISED : random.nextInt(8) == 0 ? BarState.OPEN : BarState.CLOSED,
        RevisionReason.get((short) random.nextInt(5)),
        revised ? random.nextInt() & 0xFFFF_FFFFL : 0,
        random.nextInt(0x10000),
        wild(random),
        Bar.NONE);
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
