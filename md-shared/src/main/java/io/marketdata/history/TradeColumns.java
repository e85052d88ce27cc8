package io.marketdata.history;

import io.marketdata.history.MalformedHistoryException.Reason;
import io.marketdata.wire.sbe.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** The columns of a block of trades. */
final class TradeColumns {
  private static final int SEQ_BITS = 48;
  private static final int TIME_BITS = 60;
  private static final int PRICE_BITS = 16;
  private static final int MAX_FLAGS = 0xFF;

  private TradeColumns() {}

  static void write(List<StoredTrade> trades, BitWriter out) {
    StoredTrade first = trades.getFirst();
    out.number(first.seq(), SEQ_BITS);
    out.signed(first.eventTime(), TIME_BITS);
    out.signed(first.price(), PRICE_BITS);
    long[] gaps = steps(trades, StoredTrade::seq);
    for (int i = 1; i < gaps.length; i++) {
      gaps[i]--;
    }
    out.unsignedColumn(gaps);
    out.signedColumn(steps(trades, StoredTrade::eventTime));
    out.signedColumn(steps(trades, StoredTrade::price));
    out.unsignedColumn(trades.stream().mapToLong(StoredTrade::size).toArray());
    writeIds(trades, out);
    out.unsignedColumn(trades.stream().mapToLong(trade -> trade.direction().value()).toArray());
    out.unsignedColumn(trades.stream().mapToLong(StoredTrade::flags).toArray());
  }

  static List<StoredTrade> read(BitReader in, int count) {
    long seq = in.number(SEQ_BITS);
    long time = in.signed(TIME_BITS);
    long price = in.signed(PRICE_BITS);
    long[] gaps = in.unsignedColumn(count);
    long[] times = in.signedColumn(count);
    long[] prices = in.signedColumn(count);
    long[] sizes = in.unsignedColumn(count);
    long[] ids = readIds(in, count);
    long[] directions = in.unsignedColumn(count);
    long[] flags = in.unsignedColumn(count);
    List<StoredTrade> trades = new ArrayList<>(count);
    long number = TradeBlock.number(seq);
    for (int i = 0; i < count; i++) {
      check(gaps[i] >= 0 && gaps[i] < TradeBlock.CAPACITY);
      seq += i == 0 ? gaps[0] : gaps[i] + 1;
      time += times[i];
      price += prices[i];
      check(seq >= 0 && TradeBlock.number(seq) == number);
      check(directions[i] >= 0 && directions[i] <= Direction.DOWN.value());
      check(flags[i] >= 0 && flags[i] <= MAX_FLAGS);
      Direction direction = Direction.get((short) directions[i]);
      trades.add(new StoredTrade(seq, time, price, sizes[i], ids[i], direction, (int) flags[i]));
    }
    return trades;
  }

  private static void writeIds(List<StoredTrade> trades, BitWriter out) {
    long[] present = new long[trades.size()];
    long[] steps = new long[trades.size()];
    long lastPresent = 0;
    long next = 0;
    for (int i = 0; i < steps.length; i++) {
      long id = trades.get(i).tradeId();
      long has = id == StoredTrade.NO_ID ? 0 : 1;
      present[i] = has - lastPresent;
      lastPresent = has;
      if (has != 0) {
        steps[i] = id - next;
        next = id + 1;
      }
    }
    out.signedColumn(present);
    out.basedColumn(steps);
  }

  private static long[] readIds(BitReader in, int count) {
    long[] present = in.signedColumn(count);
    long[] ids = in.basedColumn(count);
    long has = 0;
    long next = 0;
    for (int i = 0; i < count; i++) {
      has += present[i];
      check(has == 0 || has == 1);
      ids[i] = has == 0 ? StoredTrade.NO_ID : ids[i] + next;
      next = has == 0 ? next : ids[i] + 1;
    }
    return ids;
  }

  private static long[] steps(List<StoredTrade> trades, ToLongFunction<StoredTrade> of) {
    long[] steps = new long[trades.size()];
    for (int i = 1; i < steps.length; i++) {
      steps[i] = of.applyAsLong(trades.get(i)) - of.applyAsLong(trades.get(i - 1));
    }
    return steps;
  }

  private static void check(boolean holds) {
    if (!holds) {
      throw new MalformedHistoryException(Reason.VALUE);
    }
  }
}
