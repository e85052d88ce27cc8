package io.marketdata.compute.view;

import io.marketdata.calendar.Auction;
import io.marketdata.candle.AuctionBar;
import io.marketdata.candle.AuctionCodec;
import io.marketdata.candle.Bar;
import io.marketdata.candle.BarCodec;
import io.marketdata.wire.UpdateFrameWriter;
import io.marketdata.wire.sbe.BarSpan;
import io.marketdata.wire.sbe.BarState;
import io.marketdata.wire.sbe.Direction;
import io.marketdata.wire.sbe.TradeUpdateEncoder;

/** Records of one bar, auction or trade each of the symbol {@code A.XX}. */
final class BarFrames {

  static final String SYMBOL = "A.XX";

  /** A minute at the beginning of an hour. */
  static final long START = 1_767_578_400_000_000_000L;

  static final long MINUTE = 60_000_000_000L;
  static final long DAY = 1_440 * MINUTE;

  private BarFrames() {}

  /** The record of a minute bar of epoch 1. */
  static byte[] minute(int number, long seq, BarState state) {
    return record(1, false, bar(BarSpan.MINUTE, START + number * MINUTE, seq, state));
  }

  /** The record of a day bar. */
  static byte[] day(long epoch, boolean rebuild, int day, long seq, BarState state) {
    return record(epoch, rebuild, bar(BarSpan.DAY, dayStart(day), seq, state));
  }

  /** The record of an auction on the day of {@link #START}, in the minute that starts then. */
  static byte[] auction(long epoch, boolean rebuild, Auction kind, long seq, BarState state) {
    UpdateFrameWriter out = new UpdateFrameWriter();
    out.begin(epoch, 0, 1, rebuild);
    int symbol = out.symbol(SYMBOL, -2, 0);
    Bar figures = bar(BarSpan.MINUTE, START, seq, state);
    AuctionCodec.encode(new AuctionBar(kind, figures), symbol, out.auctionUpdate());
    out.commit();
    return out.finish().getFirst();
  }

  /** Start of a day's bar. */
  static long dayStart(int day) {
    return (START / DAY + day) * DAY;
  }

  /** The record of a trade on the day of {@link #START}. */
  static byte[] trade(long epoch, boolean rebuild, long seq, long price) {
    UpdateFrameWriter out = new UpdateFrameWriter();
    out.begin(epoch, 0, 1, rebuild);
    int symbol = out.symbol(SYMBOL, -2, 0);
    TradeUpdateEncoder trade = out.tradeUpdate();
    trade
        .seq(seq)
        .eventTime(START + seq)
        .price(price)
        .size(1)
        .tradeId(seq)
        .tradingDay((int) (START / DAY))
        .symbol(symbol)
        .direction(Direction.UP);
    trade.flags().clear();
    out.commit();
    return out.finish().getFirst();
  }

  private static byte[] record(long epoch, boolean rebuild, Bar bar) {
    UpdateFrameWriter out = new UpdateFrameWriter();
    out.begin(epoch, 0, 1, rebuild);
    int symbol = out.symbol(SYMBOL, -2, 0);
    BarCodec.encode(bar, symbol, out.barUpdate());
    out.commit();
    return out.finish().getFirst();
  }

  private static Bar bar(BarSpan span, long start, long seq, BarState state) {
    return Bar.builder(span, start, (int) (start / DAY))
        .prices(100, 100, 100, 100)
        .volume(seq)
        .turnover(0, 100 * seq)
        .trades(1)
        .state(state)
        .seq(seq)
        .eventTime(start + MINUTE)
        .build();
  }
}
