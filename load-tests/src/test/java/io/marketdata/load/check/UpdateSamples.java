package io.marketdata.load.check;

import io.marketdata.kafka.LogRecord;
import io.marketdata.wire.UpdateFrameWriter;
import io.marketdata.wire.sbe.AuctionKind;
import io.marketdata.wire.sbe.AuctionUpdateEncoder;
import io.marketdata.wire.sbe.BarSpan;
import io.marketdata.wire.sbe.BarState;
import io.marketdata.wire.sbe.BarUpdateEncoder;
import io.marketdata.wire.sbe.Direction;
import io.marketdata.wire.sbe.IndicatorUpdateEncoder;
import io.marketdata.wire.sbe.QuoteUpdateEncoder;
import io.marketdata.wire.sbe.TradeUpdateEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Frames of updates of two symbols, written by hand. */
public final class UpdateSamples {

  public static final String SYMBOL = "AAA.SH";
  public static final long MINUTE = 60_000_000_000L;
  public static final int DAY = 20_000;
  public static final long OPEN_TIME = DAY * 1440 * MINUTE + 90 * MINUTE;

  private final UpdateFrameWriter writer = new UpdateFrameWriter();

  /** A frame of one record of ticks, with what the caller writes into it. */
  public static byte[] frame(long tickOffset, Consumer<UpdateSamples> content) {
    UpdateSamples samples = new UpdateSamples();
    samples.writer.begin(1, tickOffset, 1, false);
    content.accept(samples);
    return samples.writer.finish().getFirst();
  }

  /** Records of a partition, with offsets from 0. */
  static List<LogRecord> log(List<byte[]> frames) {
    List<LogRecord> records = new ArrayList<>();
    frames.forEach(frame -> records.add(new LogRecord(records.size(), 0, null, frame)));
    return records;
  }

  /** A trade of 100. */
  public void trade(long seq, long price) {
    TradeUpdateEncoder trade = writer.tradeUpdate();
    trade
        .seq(seq)
        .eventTime(OPEN_TIME + seq)
        .price(price)
        .size(100)
        .tradeId(TradeUpdateEncoder.tradeIdNullValue())
        .tradingDay(DAY)
        .symbol(writer.symbol(SYMBOL, -2, 0))
        .direction(Direction.UP);
    writer.commit();
  }

  /** A minute's bar of three trades. */
  public void bar(long seq, long start, long close, BarState state) {
    bar(seq, start, close, state, 0);
  }

  /** The same under a revision. */
  void bar(long seq, long start, long close, BarState state, long rev) {
    BarUpdateEncoder bar = writer.barUpdate();
    bar.seq(seq)
        .eventTime(start + 1)
        .start(start)
        .open(1000)
        .high(Math.max(1000, close))
        .low(Math.min(1000, close))
        .close(close)
        .volume(300)
        .trades(3)
        .firstTradeId(BarUpdateEncoder.firstTradeIdNullValue())
        .lastTradeId(BarUpdateEncoder.lastTradeIdNullValue())
        .openInterest(BarUpdateEncoder.openInterestNullValue())
        .tradingDay(DAY)
        .rev(rev)
        .symbol(writer.symbol(SYMBOL, -2, 0))
        .span(BarSpan.MINUTE)
        .state(state);
    bar.turnover().high(0).low(300_000);
    writer.commit();
  }

  /** An auction's result in one trade. */
  void auction(long seq, long start, AuctionKind kind, long price, BarState state) {
    AuctionUpdateEncoder auction = writer.auctionUpdate();
    auction
        .seq(seq)
        .eventTime(start + 1)
        .start(start)
        .open(price)
        .high(price)
        .low(price)
        .close(price)
        .volume(500)
        .trades(1)
        .firstTradeId(AuctionUpdateEncoder.firstTradeIdNullValue())
        .lastTradeId(AuctionUpdateEncoder.lastTradeIdNullValue())
        .openInterest(AuctionUpdateEncoder.openInterestNullValue())
        .tradingDay(DAY)
        .symbol(writer.symbol(SYMBOL, -2, 0))
        .span(BarSpan.MINUTE)
        .state(state)
        .kind(kind);
    auction.turnover().high(0).low(500 * price);
    writer.commit();
  }

  /** A day's bar. */
  public void day(long seq, long low, long high, long volume, long afterHours, long unattributed) {
    BarUpdateEncoder bar = writer.barUpdate();
    bar.seq(seq)
        .eventTime(OPEN_TIME)
        .start(DAY * 1440 * MINUTE)
        .open(low)
        .high(high)
        .low(low)
        .close(high)
        .volume(volume)
        .afterHours(afterHours)
        .unattributed(unattributed)
        .openInterest(BarUpdateEncoder.openInterestNullValue())
        .tradingDay(DAY)
        .symbol(writer.symbol(SYMBOL, -2, 0))
        .span(BarSpan.DAY)
        .state(BarState.OPEN);
    writer.commit();
  }

  /** A quote with one bid. */
  public void quote(long seq, long last) {
    QuoteUpdateEncoder quote = writer.quoteUpdate();
    quote
        .seq(seq)
        .eventTime(OPEN_TIME + seq)
        .last(last)
        .volume(300)
        .tradingDay(DAY)
        .symbol(writer.symbol(SYMBOL, -2, 0));
    quote.bidsCount(1).next().price(last - 1).size(5);
    quote.asksCount(0);
    writer.commit();
  }

  /** A value of each of two averages. */
  public void indicators(long seq, long start, double value) {
    IndicatorUpdateEncoder update = writer.indicatorUpdate();
    update
        .seq(seq)
        .eventTime(start + MINUTE)
        .start(start)
        .tradingDay(DAY)
        .rev(0)
        .symbol(writer.symbol(SYMBOL, -2, 0));
    IndicatorUpdateEncoder.ValuesEncoder values = update.valuesCount(2);
    values.next().value(value).name("ma_5");
    values.next().value(value + 1).name("ma_50");
    writer.commit();
  }
}
