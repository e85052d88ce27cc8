package io.marketdata.history;

import io.marketdata.candle.Bar;
import io.marketdata.history.MalformedHistoryException.Reason;

/** The figures of a chunk's bars, read and summed up, not yet judged. */
final class BarColumns {
  final long[] start;
  final long[] tradingDay;
  final long[] open;
  final long[] close;
  final long[] high;
  final long[] low;
  final long[] volume;
  final TurnoverColumn turnover;
  final long[] trades;
  final long[] seq;
  final long[] rev;
  final long[] life;
  final long[] marks;
  final long[] buyVolume;
  final TurnoverColumn buyTurnover;
  final long[] firstTradeId;
  final long[] lastTradeId;
  final long[] openInterest;
  final long[] interestChange;
  final long[] settlement;
  final long[] excluded;
  final long[] missing;
  final long[] afterHours;
  final long[] unattributed;

  private final BitReader in;
  private final int count;

  BarColumns(BitReader in, int format, long unit, int count) {
    this.in = in;
    this.count = count;
    long firstStart = in.signed(BitWriter.BASE_BITS);
    long firstOpen = in.signed(BarChunkEncoder.PRICE_BITS);
    long firstSeq = in.signed(BarChunkEncoder.SEQ_BITS);
    long factor = in.number(0);
    start = starts(firstStart, unit);
    tradingDay = tradingDays();
    open = in.signedColumn(count);
    close = in.signedColumn(count);
    high = in.unsignedColumn(count);
    low = in.unsignedColumn(count);
    sumPrices(firstOpen);
    volume = in.unsignedColumn(count);
    long[] units = unitTurnovers(factor);
    turnover = new TurnoverColumn(in, volume, units);
    trades = in.unsignedColumn(count);
    seq = sums(in.signedColumn(count), firstSeq);
    rev = in.unsignedColumn(count);
    life = in.unsignedColumn(count);
    marks = in.unsignedColumn(count);
    buyVolume = in.unsignedColumn(count);
    buyTurnover = new TurnoverColumn(in, buyVolume, averages(units));
    long[] idsPresent = sums(in.signedColumn(count), 0);
    firstTradeId = in.basedColumn(count);
    lastTradeId = in.basedColumn(count);
    sumTradeIds(idsPresent);
    long[] interestPresent = sums(in.signedColumn(count), 0);
    openInterest = in.basedColumn(count);
    long[] interestSteps = openInterest.clone();
    sumOpenInterest(interestPresent);
    missing = in.unsignedColumn(count);
    afterHours = in.unsignedColumn(count);
    unattributed = in.unsignedColumn(count);
    boolean hasFutures = format > BarChunkDecoder.FIRST_FORMAT;
    long[] futuresPresent = hasFutures ? sums(in.signedColumn(count), 0) : new long[count];
    interestChange = hasFutures ? in.basedColumn(count) : new long[count];
    settlement = hasFutures ? in.signedColumn(count) : new long[count];
    sumFutures(futuresPresent, interestSteps);
    excluded = hasFutures ? in.unsignedColumn(count) : new long[count];
  }

  private long[] starts(long first, long unit) {
    long[] gaps = in.unsignedColumn(count);
    long at = first;
    for (int i = 0; i < count; i++) {
      at += i == 0 ? gaps[0] : gaps[i] + 1;
      if (at > Long.MAX_VALUE / unit || at < Long.MIN_VALUE / unit) {
        throw new MalformedHistoryException(Reason.VALUE);
      }
      gaps[i] = at * unit;
    }
    return gaps;
  }

  private long[] tradingDays() {
    long[] days = sums(in.signedColumn(count), 0);
    for (int i = 0; i < count; i++) {
      days[i] += Columns.utcDay(start[i]);
    }
    return days;
  }

  private void sumPrices(long firstOpen) {
    long lastClose = firstOpen;
    for (int i = 0; i < count; i++) {
      open[i] += lastClose;
      close[i] += open[i];
      high[i] += Math.max(open[i], close[i]);
      low[i] = Math.min(open[i], close[i]) - low[i];
      lastClose = close[i];
    }
  }

  private void sumTradeIds(long[] present) {
    long next = 0;
    for (int i = 0; i < count; i++) {
      long has = flags(present[i], 3);
      if ((has & 1) != 0) {
        firstTradeId[i] += next;
        next = firstTradeId[i] + trades[i];
      } else {
        firstTradeId[i] = Bar.NONE;
      }
      if ((has & 2) != 0) {
        lastTradeId[i] += next - 1;
        next = lastTradeId[i] + 1;
      } else {
        lastTradeId[i] = Bar.NONE;
      }
    }
  }

  private void sumOpenInterest(long[] present) {
    long last = 0;
    for (int i = 0; i < count; i++) {
      if (flags(present[i], 1) != 0) {
        openInterest[i] += last;
        last = openInterest[i];
      } else {
        openInterest[i] = Bar.NONE;
      }
    }
  }

  private void sumFutures(long[] present, long[] interestSteps) {
    for (int i = 0; i < count; i++) {
      long has = flags(present[i], 3);
      interestChange[i] = (has & 1) != 0 ? interestChange[i] + interestSteps[i] : Bar.NONE;
      settlement[i] = (has & 2) != 0 ? settlement[i] + close[i] : Bar.NONE;
    }
  }

  private static long flags(long value, int max) {
    if (value < 0 || value > max) {
      throw new MalformedHistoryException(Reason.VALUE);
    }
    return value;
  }

  private static long[] sums(long[] steps, long first) {
    steps[0] += first;
    for (int i = 1; i < steps.length; i++) {
      steps[i] += steps[i - 1];
    }
    return steps;
  }

  private long[] unitTurnovers(long factor) {
    long[] units = new long[count];
    for (int i = 0; i < count; i++) {
      units[i] = Columns.unitTurnover(open[i], high[i], low[i], close[i], factor);
    }
    return units;
  }

  private long[] averages(long[] units) {
    long[] averages = new long[count];
    for (int i = 0; i < count; i++) {
      averages[i] = Columns.average(turnover.high[i], turnover.low[i], volume[i], units[i]);
    }
    return averages;
  }

  /** Turnovers as both halves of a column. */
  static final class TurnoverColumn {
    final long[] high;
    final long[] low;

    TurnoverColumn(BitReader in, long[] volumes, long[] units) {
      int count = volumes.length;
      boolean wide = in.bits(1) != 0;
      low = in.signedColumn(count);
      high = wide ? in.signedColumn(count) : new long[count];
      for (int i = 0; i < count; i++) {
        long rest = low[i];
        long restHigh = wide ? high[i] : rest >> 63;
        low[i] = rest + volumes[i] * units[i];
        long carry = Long.compareUnsigned(low[i], rest) < 0 ? 1 : 0;
        high[i] = restHigh + Math.multiplyHigh(volumes[i], units[i]) + carry;
      }
    }
  }
}
