package io.marketdata.testkit.view;

import io.marketdata.calendar.Auction;
import io.marketdata.candle.AuctionBar;
import io.marketdata.candle.AuctionCodec;
import io.marketdata.candle.Bar;
import io.marketdata.candle.BarCodec;
import io.marketdata.wire.UpdateFrameWriter;
import io.marketdata.wire.sbe.BarSpan;
import io.marketdata.wire.sbe.BarState;
import io.marketdata.wire.sbe.Direction;
import io.marketdata.wire.sbe.Phase;
import io.marketdata.wire.sbe.Quality;
import io.marketdata.wire.sbe.QuoteUpdateEncoder;
import io.marketdata.wire.sbe.RevisionReason;
import io.marketdata.wire.sbe.StatusKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** One symbol of a {@link RandomUpdates}: what the core would publish, in its order. */
final class RandomSymbol {

  private static final long MINUTE = 60_000_000_000L;
  private static final long DAY = 1_440 * MINUTE;
  private static final int PRICE_EXPONENT = -2;
  private static final int SIZE_EXPONENT = 0;

  private final String name;
  private final Random random;
  private final int stepsOfMinute;
  private final Deque<Bar> closed = new ArrayDeque<>();
  private long tradeSeq;
  private long quoteSeq = 1_000;
  private long minuteSeq = 2_000;
  private long barSeq = 3_000;
  private long daySeq = 4_000;
  private long statusSeq = 5_000;
  private long minute;
  private long price = 10_000;
  private long volume;
  private boolean traded;
  private long lateMinute = -1;
  private long lateDay = -1;

  RandomSymbol(String name, Random random, long start, int stepsOfMinute) {
    this.stepsOfMinute = stepsOfMinute;
    this.name = name;
    this.random = random;
    this.minute = start;
    this.tradeSeq = 1_700_000_000_000_000L + random.nextInt(512);
  }

  /** Adds what one record of ticks brings about. */
  void step(UpdateFrameWriter out) {
    int symbol = out.symbol(name, PRICE_EXPONENT, SIZE_EXPONENT);
    if (random.nextInt(stepsOfMinute) == 0) {
      turnMinute(out, symbol);
    }
    late(out, symbol);
    for (int trades = random.nextInt(6); trades > 0; trades--) {
      trade(out, symbol);
    }
    if (traded) {
      bar(out, symbol, minute, BarSpan.MINUTE, BarState.OPEN, 0, ++barSeq);
      bar(out, symbol, day(), BarSpan.DAY, BarState.OPEN, 0, ++daySeq);
      minutePoint(out, symbol, minute, BarState.OPEN, 0);
    }
    if (random.nextInt(8) == 0) {
      auction(out, symbol);
    }
    quote(out, symbol);
    if (random.nextInt(10) == 0) {
      status(out, symbol);
    }
    if (random.nextInt(5) == 0 && !closed.isEmpty()) {
      revise(out, symbol);
    }
  }

  private void close(UpdateFrameWriter out, int symbol, long start) {
    Bar bar = bar(out, symbol, start, BarSpan.MINUTE, BarState.CLOSED, 0, ++barSeq);
    closed.addLast(bar);
    if (closed.size() > 3) {
      closed.removeFirst();
    }
    indicator(out, symbol, bar);
  }

  /** Within its grace a bar stays open, and may change, behind a newer one. */
  private void late(UpdateFrameWriter out, int symbol) {
    if (lateMinute >= 0 && lateMinute < minute) {
      if (random.nextInt(3) == 0) {
        close(out, symbol, lateMinute);
        lateMinute = -1;
      } else if (random.nextBoolean()) {
        bar(out, symbol, lateMinute, BarSpan.MINUTE, BarState.OPEN, 0, ++barSeq);
      }
    }
    if (lateDay >= 0 && random.nextInt(4) == 0) {
      bar(out, symbol, lateDay, BarSpan.DAY, BarState.CLOSED, 0, ++daySeq);
      lateDay = -1;
    }
  }

  private void turnMinute(UpdateFrameWriter out, int symbol) {
    if (traded && lateMinute < 0 && random.nextInt(3) == 0) {
      lateMinute = minute;
    } else if (traded) {
      close(out, symbol, minute);
    }
    minutePoint(out, symbol, minute, BarState.CLOSED, traded ? 0 : 1);
    long before = day();
    minute += (1 + random.nextInt(20)) * MINUTE;
    traded = false;
    if (day() != before) {
      if (lateDay < 0 && random.nextBoolean()) {
        lateDay = before;
      } else {
        bar(out, symbol, before, BarSpan.DAY, BarState.CLOSED, 0, ++daySeq);
      }
      closed.clear();
    }
  }

  private void revise(UpdateFrameWriter out, int symbol) {
    List<Bar> bars = new ArrayList<>(closed);
    Bar old = bars.get(random.nextInt(bars.size()));
    Bar revised =
        bar(out, symbol, old.start(), BarSpan.MINUTE, BarState.REVISED, old.rev() + 1, ++barSeq);
    closed.remove(old);
    closed.addLast(revised);
    minutePoint(out, symbol, old.start(), BarState.REVISED, 0);
    indicator(out, symbol, revised);
  }

  private long day() {
    return Math.floorDiv(minute, DAY) * DAY;
  }

  private int tradingDay(long start) {
    return (int) Math.floorDiv(start, DAY);
  }

  private void trade(UpdateFrameWriter out, int symbol) {
    traded = true;
    price = Math.max(100, price + random.nextInt(41) - 20);
    long size = random.nextLong(1, 501);
    volume += size;
    out.tradeUpdate()
        .seq(++tradeSeq)
        .eventTime(minute + random.nextInt(60) * 1_000_000_000L)
        .price(price)
        .size(size)
        .tradeId(random.nextBoolean() ? tradeSeq * 3 : Bar.NONE)
        .tradingDay(tradingDay(minute))
        .symbol(symbol)
        .direction(Direction.get((short) random.nextInt(3)))
        .flags()
        .clear()
        .late(random.nextBoolean());
    out.commit();
  }

  private Bar bar(
      UpdateFrameWriter out,
      int symbol,
      long start,
      BarSpan span,
      BarState state,
      long rev,
      long seq) {
    Bar bar = figures(start, span, state, rev, seq);
    BarCodec.encode(bar, symbol, out.barUpdate());
    out.commit();
    return bar;
  }

  /** The result of one of the day's auctions as it stands: open, over, or revised. */
  private void auction(UpdateFrameWriter out, int symbol) {
    Auction kind = random.nextBoolean() ? Auction.OPENING : Auction.CLOSING;
    long start = day() + (kind == Auction.OPENING ? 90 : 419) * MINUTE;
    BarState state = random.nextBoolean() ? BarState.OPEN : BarState.REVISED;
    Bar figures = figures(start, BarSpan.MINUTE, state, random.nextInt(3), ++barSeq);
    AuctionCodec.encode(new AuctionBar(kind, figures), symbol, out.auctionUpdate());
    out.commit();
  }

  private Bar figures(long start, BarSpan span, BarState state, long rev, long seq) {
    long amount = random.nextLong(1, 10_001);
    return Bar.builder(span, start, tradingDay(start))
        .prices(price, price + random.nextInt(50), price - random.nextInt(50), price)
        .volume(amount)
        .turnover(0, amount * price)
        .buyVolume(amount / 2)
        .buyTurnover(0, amount / 2 * price)
        .trades(1 + random.nextInt(20))
        .openInterest(100_000 + amount)
        .interestChange(amount - 5_000)
        .settlement(span == BarSpan.DAY ? price + 1 : Bar.NONE)
        .excluded(amount / 3)
        .afterHours(span == BarSpan.DAY ? 17 : 0)
        .unattributed(span == BarSpan.DAY ? 5 : 0)
        .state(state)
        .revision(state == BarState.REVISED ? RevisionReason.LATE : RevisionReason.NONE, rev)
        .seq(seq)
        .eventTime(start + MINUTE)
        .build();
  }

  private void minutePoint(
      UpdateFrameWriter out, int symbol, long start, BarState state, int blank) {
    var point =
        out.minuteUpdate()
            .seq(++minuteSeq)
            .eventTime(start + MINUTE)
            .start(start)
            .price(price)
            .volume(volume)
            .dayVolume(volume)
            .tradingDay(tradingDay(start))
            .symbol(symbol)
            .state(state)
            .blank((short) blank);
    point.turnover().high(0).low(volume * price);
    point.dayTurnover().high(0).low(volume * price);
    out.commit();
  }

  private void indicator(UpdateFrameWriter out, int symbol, Bar bar) {
    out.indicatorUpdate()
        .seq(bar.seq())
        .eventTime(bar.start() + MINUTE)
        .start(bar.start())
        .tradingDay(bar.tradingDay())
        .rev(bar.rev())
        .symbol(symbol)
        .span(BarSpan.MINUTE)
        .valuesCount(1)
        .next()
        .value(random.nextDouble())
        .name("ma_5");
    out.commit();
  }

  private void quote(UpdateFrameWriter out, int symbol) {
    QuoteUpdateEncoder quote =
        out.quoteUpdate()
            .seq(++quoteSeq)
            .eventTime(minute)
            .last(price)
            .open(price)
            .high(price)
            .low(price)
            .previousClose(price)
            .previousSettlement(Bar.NONE)
            .settlement(Bar.NONE)
            .volume(volume)
            .trades(tradeSeq & 0xffff)
            .openInterest(Bar.NONE)
            .limitUp(Bar.NONE)
            .limitDown(Bar.NONE)
            .tradingDay(tradingDay(minute))
            .symbol(symbol)
            .phase(Phase.CONTINUOUS)
            .quality(Quality.OK)
            .upVolume(volume / 2)
            .downVolume(volume / 3);
    quote.turnover().high(0).low(volume * price);
    int levels = 1 + random.nextInt(5);
    var bids = quote.bidsCount(levels);
    for (int i = 0; i < levels; i++) {
      bids.next().price(price - 1 - i).size(100 + i);
    }
    var asks = quote.asksCount(levels);
    for (int i = 0; i < levels; i++) {
      asks.next().price(price + 1 + i).size(100 + i);
    }
    out.commit();
  }

  private void status(UpdateFrameWriter out, int symbol) {
    out.statusUpdate()
        .seq(++statusSeq)
        .eventTime(minute)
        .fromTime(Bar.NONE)
        .toTime(Bar.NONE)
        .tradingDay(tradingDay(minute))
        .symbol(symbol)
        .kind(StatusKind.PHASE)
        .phase(Phase.CONTINUOUS)
        .quality(Quality.OK);
    out.commit();
  }
}
