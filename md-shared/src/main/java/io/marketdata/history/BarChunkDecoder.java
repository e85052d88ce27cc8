package io.marketdata.history;

import io.marketdata.candle.AuctionBar;
import io.marketdata.candle.Bar;
import io.marketdata.history.MalformedHistoryException.Reason;
import io.marketdata.price.Scale;
import io.marketdata.wire.sbe.BarSpan;
import io.marketdata.wire.sbe.BarState;
import io.marketdata.wire.sbe.RevisionReason;
import java.util.ArrayList;
import java.util.List;

/** Reads one chunk column by column, then row by row. */
final class BarChunkDecoder {
  /** The format without the columns that came later. */
  static final int FIRST_FORMAT = 1;

  private static final int HEAD = 6;
  private static final int MAX_MARKS = 0xFFFF;
  private static final long MAX_REV = 0xFFFF_FFFFL;

  private final BitReader in;
  private final int format;
  private final int spanValue;
  private final int priceExponent;
  private final int sizeExponent;
  private final int count;

  BarChunkDecoder(byte[] bytes) {
    in = new BitReader(bytes, HEAD);
    format = (int) in.bits(8);
    if (format < FIRST_FORMAT || format > BarChunkEncoder.FORMAT) {
      throw new MalformedHistoryException(Reason.FORMAT);
    }
    spanValue = (int) in.bits(8);
    priceExponent = exponent();
    sizeExponent = exponent();
    count = (int) in.bits(16);
  }

  BarChunk bars() {
    BarSpan span = BarSpan.get((short) spanValue);
    check(span == BarSpan.MINUTE || span == BarSpan.DAY);
    List<Bar> bars = rows(span, BarChunk.unit(span), BarChunk.MAX_BARS);
    for (int i = 1; i < bars.size(); i++) {
      check(bars.get(i).start() > bars.get(i - 1).start());
    }
    in.finish();
    return new BarChunk(span, priceExponent, sizeExponent, bars);
  }

  AuctionChunk auctions() {
    check(spanValue == BarChunkEncoder.AUCTIONS && format > FIRST_FORMAT);
    List<Bar> bars =
        rows(AuctionBar.NO_SPAN, BarChunk.unit(BarSpan.MINUTE), AuctionChunk.MAX_AUCTIONS);
    List<AuctionBar> auctions = new ArrayList<>(count);
    if (count > 0) {
      long[] kinds = in.unsignedColumn(count);
      for (int i = 0; i < count; i++) {
        check(kinds[i] > (i == 0 ? 0 : kinds[i - 1]) && kinds[i] < BarChunkEncoder.KINDS.size());
        auctions.add(new AuctionBar(BarChunkEncoder.KINDS.get((int) kinds[i]), bars.get(i)));
      }
    }
    in.finish();
    return new AuctionChunk(priceExponent, sizeExponent, auctions);
  }

  private List<Bar> rows(BarSpan span, long unit, int most) {
    if (count > most) {
      throw new MalformedHistoryException(Reason.TOO_MANY);
    }
    List<Bar> bars = new ArrayList<>(count);
    if (count > 0) {
      BarColumns columns = new BarColumns(in, format, unit, count);
      for (int i = 0; i < count; i++) {
        bars.add(bar(columns, span, i));
      }
    }
    return bars;
  }

  private static Bar bar(BarColumns columns, BarSpan span, int i) {
    long open = columns.open[i];
    long close = columns.close[i];
    long high = columns.high[i];
    long low = columns.low[i];
    check(low <= Math.min(open, close) && high >= Math.max(open, close));
    check(columns.tradingDay[i] == (int) columns.tradingDay[i]);
    check(columns.rev[i] >= 0 && columns.rev[i] <= MAX_REV);
    check(columns.marks[i] >= 0 && columns.marks[i] <= MAX_MARKS);
    return Bar.builder(span, columns.start[i], (int) columns.tradingDay[i])
        .prices(open, high, low, close)
        .volume(columns.volume[i])
        .turnover(columns.turnover.high[i], columns.turnover.low[i])
        .buyVolume(columns.buyVolume[i])
        .buyTurnover(columns.buyTurnover.high[i], columns.buyTurnover.low[i])
        .trades(columns.trades[i])
        .tradeIds(columns.firstTradeId[i], columns.lastTradeId[i])
        .openInterest(columns.openInterest[i])
        .interestChange(columns.interestChange[i])
        .settlement(columns.settlement[i])
        .excluded(columns.excluded[i])
        .missing(columns.missing[i])
        .afterHours(columns.afterHours[i])
        .unattributed(columns.unattributed[i])
        .state(state(columns.life[i]))
        .revision(reason(columns.life[i]), columns.rev[i])
        .marks((int) columns.marks[i])
        .seq(columns.seq[i])
        .build();
  }

  private static BarState state(long life) {
    long index = life / BarChunkEncoder.STATE_STEP;
    check(life >= 0 && index < BarChunkEncoder.STATES.size());
    return BarChunkEncoder.STATES.get((int) index);
  }

  private static RevisionReason reason(long life) {
    RevisionReason reason = RevisionReason.get((short) (life % BarChunkEncoder.STATE_STEP));
    check(reason != RevisionReason.SBE_UNKNOWN && reason != RevisionReason.NULL_VAL);
    return reason;
  }

  private int exponent() {
    int exponent = (byte) in.bits(8);
    check(Scale.isValid(exponent));
    return exponent;
  }

  private static void check(boolean holds) {
    if (!holds) {
      throw new MalformedHistoryException(Reason.VALUE);
    }
  }
}
