package io.marketdata.history;

import io.marketdata.history.MalformedHistoryException.Reason;
import io.marketdata.wire.sbe.Direction;
import java.util.ArrayList;
import java.util.List;

/** The columns of a block of trades. */
final class TradeColumns {
  private static final int SEQ_BITS = 48;
  private static final int TIME_BITS = 60;
  private static final int PRICE_BITS = 16;
  private static final int MAX_FLAGS = 0xFF;

  private TradeColumns() {}

  static void write(TradeRows rows, BitWriter out) {
    out.number(rows.seq(0), SEQ_BITS);
    out.signed(rows.eventTime(0), TIME_BITS);
    out.signed(rows.price(0), PRICE_BITS);
    long[] column = new long[rows.count()];
    out.unsignedColumn(gaps(rows, column));
    out.signedColumn(times(rows, column));
    out.signedColumn(prices(rows, column));
    for (int i = 0; i < column.length; i++) {
      column[i] = rows.size(i);
    }
    out.unsignedColumn(column);
    writeIds(rows, column, out);
    for (int i = 0; i < column.length; i++) {
      column[i] = rows.direction(i);
    }
    out.unsignedColumn(column);
    for (int i = 0; i < column.length; i++) {
      column[i] = rows.flags(i);
    }
    out.unsignedColumn(column);
  }

  private static long[] gaps(TradeRows rows, long[] column) {
    long last = rows.seq(0) - 1;
    for (int i = 0; i < column.length; i++) {
      long seq = rows.seq(i);
      column[i] = seq - last - 1;
      last = seq;
    }
    return column;
  }

  private static long[] times(TradeRows rows, long[] column) {
    long last = rows.eventTime(0);
    for (int i = 0; i < column.length; i++) {
      long time = rows.eventTime(i);
      column[i] = time - last;
      last = time;
    }
    return column;
  }

  private static long[] prices(TradeRows rows, long[] column) {
    long last = rows.price(0);
    for (int i = 0; i < column.length; i++) {
      long price = rows.price(i);
      column[i] = price - last;
      last = price;
    }
    return column;
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

  private static void writeIds(TradeRows rows, long[] column, BitWriter out) {
    long lastPresent = 0;
    for (int i = 0; i < column.length; i++) {
      long has = rows.tradeId(i) == StoredTrade.NO_ID ? 0 : 1;
      column[i] = has - lastPresent;
      lastPresent = has;
    }
    out.signedColumn(column);
    long next = 0;
    for (int i = 0; i < column.length; i++) {
      long id = rows.tradeId(i);
      boolean has = id != StoredTrade.NO_ID;
      column[i] = has ? id - next : 0;
      next = has ? id + 1 : next;
    }
    out.basedColumn(column);
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

  private static void check(boolean holds) {
    if (!holds) {
      throw new MalformedHistoryException(Reason.VALUE);
    }
  }
}
