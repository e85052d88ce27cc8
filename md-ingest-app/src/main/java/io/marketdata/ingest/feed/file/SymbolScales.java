package io.marketdata.ingest.feed.file;

import io.marketdata.ingest.normalise.BinaryNoise;
import java.nio.charset.StandardCharsets;

/** How many digits the numbers of one symbol have. Single thread. */
final class SymbolScales {

  private static final Column[] COLUMNS = Column.values();
  private static final long PRICES = mask(true);
  private static final long SIZES = mask(false);

  /** So many digits of a decimal survive its way through a binary number. */
  private static final int SIGNIFICANT = 15;

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
      long unscaled = Math.abs(row.unscaled(Column.CUM_TURNOVER));
      int told = row.decimals(Column.CUM_TURNOVER);
      turnover =
          told <= turnover ? turnover : Math.max(turnover, BinaryNoise.placesOfSum(unscaled, told));
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
      long unscaled = Math.abs(row.unscaled(column));
      int digits = digits(unscaled);
      int decimals = row.decimals(column);
      before = Math.max(before, digits - decimals);
      if (decimals > behind) {
        behind = Math.max(behind, decimals(unscaled, digits, decimals));
      }
    }
    counts.count(behind, before);
  }

  /** Places behind the point of a number that is rounded to what a binary number can carry. */
  private static int decimals(long unscaled, int digits, int told) {
    if (digits <= SIGNIFICANT) {
      return told;
    }
    long step = 1;
    for (int i = SIGNIFICANT; i < digits; i++) {
      step *= 10;
    }
    int decimals = told - (digits - SIGNIFICANT);
    long rounded = (unscaled + step / 2) / step;
    while (decimals > 0 && rounded % 10 == 0) {
      rounded /= 10;
      decimals--;
    }
    return decimals;
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
