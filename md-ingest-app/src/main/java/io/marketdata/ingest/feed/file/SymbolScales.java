package io.marketdata.ingest.feed.file;

import java.nio.charset.StandardCharsets;

/** The most decimals that any row of one symbol has. Single thread. */
final class SymbolScales {

  private static final Column[] COLUMNS = Column.values();
  private static final long PRICES = mask(true);
  private static final long SIZES = mask(false);

  private final byte[] key;
  private final String symbol;
  private int price;
  private int size;
  private int turnover;

  SymbolScales(byte[] key, int length) {
    symbol = new String(key, 0, length, StandardCharsets.US_ASCII);
    this.key = symbol.getBytes(StandardCharsets.US_ASCII);
  }

  String symbol() {
    return symbol;
  }

  boolean is(byte[] other, int length) {
    return java.util.Arrays.equals(key, 0, key.length, other, 0, length);
  }

  /** Takes the values of a row of this symbol. */
  void take(RowCells row) {
    price = most(row, row.present() & PRICES, price);
    size = most(row, row.present() & SIZES, size);
    if (row.has(Column.CUM_TURNOVER)) {
      turnover = Math.max(turnover, row.decimals(Column.CUM_TURNOVER));
    }
  }

  /** Whether no more decimals than these are known already. */
  boolean covers(int priceDecimals, int sizeDecimals, int turnoverDecimals) {
    return priceDecimals <= price && sizeDecimals <= size && turnoverDecimals <= turnover;
  }

  /** Decimals of its sizes and volumes. */
  int sizeDecimals() {
    return size;
  }

  /**
   * Decimals of its prices; so many that its turnover is a multiple of price unit times size unit.
   */
  int priceDecimals() {
    return Math.max(price, turnover - size);
  }

  private static int most(RowCells row, long columns, int least) {
    int most = least;
    for (long rest = columns; rest != 0; rest &= rest - 1) {
      most = Math.max(most, row.decimals(COLUMNS[Long.numberOfTrailingZeros(rest)]));
    }
    return most;
  }

  private static long mask(boolean prices) {
    long mask = 0;
    for (Column column : COLUMNS) {
      boolean isSize =
          column.cell() == Column.Cell.DECIMAL
              && column != Column.CUM_TURNOVER
              && !Column.isPrice(column);
      mask |= (prices ? Column.isPrice(column) : isSize) ? column.bit() : 0;
    }
    return mask;
  }
}
