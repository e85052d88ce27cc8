package io.marketdata.history;

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
  private static final int HEAD = 6;
  private static final int MAX_MARKS = 0xFFFF;
  private static final long MAX_REV = 0xFFFF_FFFFL;

  private final BitReader in;
  private final BarSpan span;
  private final int priceExponent;
  private final int sizeExponent;
  private final int count;

  BarChunkDecoder(byte[] bytes) {
    in = new BitReader(bytes, HEAD);
    if (in.bits(8) != BarChunkEncoder.FORMAT) {
      throw new MalformedHistoryException(Reason.FORMAT);
    }
    span = BarSpan.get((short) in.bits(8));
    check(span == BarSpan.MINUTE || span == BarSpan.DAY);
    priceExponent = exponent();
    sizeExponent = exponent();
    count = (int) in.bits(16);
    if (count > BarChunk.MAX_BARS) {
      throw new MalformedHistoryException(Reason.TOO_MANY);
    }
  }

  BarChunk decode() {
    List<Bar> bars = new ArrayList<>(count);
    if (count > 0) {
      BarColumns columns = new BarColumns(in, span, count);
      for (int i = 0; i < count; i++) {
        bars.add(bar(columns, i));
      }
    }
    in.finish();
    return new BarChunk(span, priceExponent, sizeExponent, bars);
  }

  private Bar bar(BarColumns columns, int i) {
    check(i == 0 || columns.start[i] > columns.start[i - 1]);
    check(columns.start[i] % BarChunk.unit(span) == 0);
    long open = columns.open[i];
    long close = columns.close[i];
    long high = columns.high[i];
    long low = columns.low[i];
    check(low <= Math.min(open, close) && high >= Math.max(open, close));
    check(columns.tradingDay[i] == (int) columns.tradingDay[i]);
    check(columns.rev[i] >= 0 && columns.rev[i] <= MAX_REV);
    check(columns.marks[i] >= 0 && columns.marks[i] <= MAX_MARKS);
    return new Bar(
        span,
        columns.start[i],
        (int) columns.tradingDay[i],
        open,
        high,
        low,
        close,
        columns.volume[i],
        columns.turnover.high[i],
        columns.turnover.low[i],
        columns.buyVolume[i],
        columns.buyTurnover.high[i],
        columns.buyTurnover.low[i],
        columns.trades[i],
        columns.firstTradeId[i],
        columns.lastTradeId[i],
        columns.openInterest[i],
        columns.missing[i],
        columns.afterHours[i],
        columns.unattributed[i],
        state(columns.life[i]),
        reason(columns.life[i]),
        columns.rev[i],
        (int) columns.marks[i],
        columns.seq[i],
        Bar.NONE);
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
