package io.marketdata.history;

import io.marketdata.history.MalformedHistoryException.Reason;
import io.marketdata.price.Scale;
import java.util.List;
import java.util.TreeMap;

/**
 * Trades of one symbol and trading day with the same {@code seq / 512}, as they are stored.
 * Immutable. The bytes are described in docs/wire/history.md.
 *
 * @param priceExponent power of ten of the prices
 * @param sizeExponent power of ten of the sizes
 * @param trades at most {@link #CAPACITY}, by seq, each once, all of one block number
 */
public record TradeBlock(int priceExponent, int sizeExponent, List<StoredTrade> trades) {
  /** Most trades of a block. */
  public static final int CAPACITY = 512;

  private static final int FORMAT = 1;
  private static final int HEAD = 5;

  /** Checks the order of the trades, and that they are of one block. */
  public TradeBlock {
    trades = List.copyOf(trades);
    check(priceExponent, sizeExponent, new Rows(trades));
  }

  /** Number of the block that holds the trade with this seq. */
  public static long number(long seq) {
    return Math.floorDiv(seq, CAPACITY);
  }

  /**
   * The trades of both; where both have one, that of the other block.
   *
   * @throws IllegalArgumentException if the numbers or the exponents differ
   */
  public TradeBlock merge(TradeBlock other) {
    if (priceExponent != other.priceExponent || sizeExponent != other.sizeExponent) {
      throw new IllegalArgumentException("blocks of different exponents");
    }
    TreeMap<Long, StoredTrade> bySeq = new TreeMap<>();
    trades.forEach(trade -> bySeq.put(trade.seq(), trade));
    other.trades.forEach(trade -> bySeq.put(trade.seq(), trade));
    return new TradeBlock(priceExponent, sizeExponent, List.copyOf(bySeq.values()));
  }

  /** Its bytes. */
  public byte[] encode() {
    return encode(priceExponent, sizeExponent, new Rows(trades), 0);
  }

  /**
   * The bytes of a block of these trades, without making one.
   *
   * @param room bytes to leave in front, zeros
   * @throws IllegalArgumentException where there can be no such block
   */
  public static byte[] encode(int priceExponent, int sizeExponent, TradeRows rows, int room) {
    check(priceExponent, sizeExponent, rows);
    BitWriter out = new BitWriter(room);
    out.bits(FORMAT, 8);
    out.bits(priceExponent, 8);
    out.bits(sizeExponent, 8);
    out.bits(rows.count(), 16);
    if (rows.count() > 0) {
      TradeColumns.write(rows, out);
    }
    return out.finish();
  }

  /**
   * Reads a block.
   *
   * @throws MalformedHistoryException if these bytes are not a whole block
   */
  public static TradeBlock decode(byte[] bytes) {
    BitReader in = new BitReader(bytes, HEAD);
    if (in.bits(8) != FORMAT) {
      throw new MalformedHistoryException(Reason.FORMAT);
    }
    int priceExponent = (byte) in.bits(8);
    int sizeExponent = (byte) in.bits(8);
    check(Scale.isValid(priceExponent) && Scale.isValid(sizeExponent));
    int count = (int) in.bits(16);
    if (count > CAPACITY) {
      throw new MalformedHistoryException(Reason.TOO_MANY);
    }
    List<StoredTrade> trades = count == 0 ? List.of() : TradeColumns.read(in, count);
    in.finish();
    return new TradeBlock(priceExponent, sizeExponent, trades);
  }

  private static void check(int priceExponent, int sizeExponent, TradeRows rows) {
    if (!Scale.isValid(priceExponent) || !Scale.isValid(sizeExponent)) {
      throw new IllegalArgumentException("not exponents: " + priceExponent + ' ' + sizeExponent);
    }
    long last = -1;
    for (int row = 0; row < rows.count(); row++) {
      long seq = rows.seq(row);
      if (seq < 0 || number(seq) != number(rows.seq(0))) {
        throw new IllegalArgumentException("trade of another block: " + seq);
      }
      if (seq <= last) {
        throw new IllegalArgumentException("trades are not in order at " + seq);
      }
      last = seq;
    }
  }

  private static void check(boolean holds) {
    if (!holds) {
      throw new MalformedHistoryException(Reason.VALUE);
    }
  }

  private record Rows(List<StoredTrade> trades) implements TradeRows {

    @Override
    public int count() {
      return trades.size();
    }

    @Override
    public long seq(int row) {
      return trades.get(row).seq();
    }

    @Override
    public long eventTime(int row) {
      return trades.get(row).eventTime();
    }

    @Override
    public long price(int row) {
      return trades.get(row).price();
    }

    @Override
    public long size(int row) {
      return trades.get(row).size();
    }

    @Override
    public long tradeId(int row) {
      return trades.get(row).tradeId();
    }

    @Override
    public int direction(int row) {
      return trades.get(row).direction().value();
    }

    @Override
    public int flags(int row) {
      return trades.get(row).flags();
    }
  }
}
