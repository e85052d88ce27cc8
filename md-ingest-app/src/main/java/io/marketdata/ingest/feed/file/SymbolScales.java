package io.marketdata.ingest.feed.file;

import java.nio.charset.StandardCharsets;

/** How many digits the numbers of one symbol have. Single thread. */
final class SymbolScales {

  private static final Column[] COLUMNS = Column.values();
  private static final long PRICES = mask(true);
  private static final long SIZES = mask(false);

  private final byte[] key;
  private final String symbol;
  private final DigitCounts prices = new DigitCounts();
  private final DigitCounts sizes = new DigitCounts();
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
    count(row, row.present() & PRICES, prices);
    count(row, row.present() & SIZES, sizes);
    if (row.has(Column.CUM_TURNOVER)) {
      turnover = Math.max(turnover, row.decimals(Column.CUM_TURNOVER));
    }
  }

  /** Counts a line that {@link #covers} took for known. */
  void take(int[] behindPoint, int[] beforePoint) {
    prices.count(behindPoint[KnownLines.PRICE], beforePoint[KnownLines.PRICE]);
    sizes.count(behindPoint[KnownLines.SIZE], beforePoint[KnownLines.SIZE]);
  }

  /** Whether no more digits than these are known already. */
  boolean covers(int[] behindPoint, int[] beforePoint) {
    return prices.covers(behindPoint[KnownLines.PRICE], beforePoint[KnownLines.PRICE])
        && sizes.covers(behindPoint[KnownLines.SIZE], beforePoint[KnownLines.SIZE])
        && behindPoint[KnownLines.TURNOVER] <= turnover;
  }

  /** Decimals of its sizes and volumes. */
  int sizeDecimals() {
    return sizes.decimals(sizes.mostDecimals());
  }

  /**
   * Decimals of its prices; so many that its turnover is a multiple of price unit times size unit.
   */
  int priceDecimals() {
    return prices.decimals(Math.max(prices.mostDecimals(), turnover - sizeDecimals()));
  }

  private static void count(RowCells row, long columns, DigitCounts counts) {
    int behind = 0;
    int before = 0;
    for (long rest = columns; rest != 0; rest &= rest - 1) {
      Column column = COLUMNS[Long.numberOfTrailingZeros(rest)];
      int decimals = row.decimals(column);
      behind = Math.max(behind, decimals);
      before = Math.max(before, digits(row.unscaled(column)) - decimals);
    }
    counts.count(behind, before);
  }

  private static int digits(long unscaled) {
    int digits = 0;
    for (long rest = unscaled; rest != 0; rest /= 10) {
      digits++;
    }
    return digits;
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
