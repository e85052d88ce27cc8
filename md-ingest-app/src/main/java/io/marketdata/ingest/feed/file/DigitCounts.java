package io.marketdata.ingest.feed.file;

/**
 * How many digits the numbers of one kind have behind and before the point, counted by rows. A
 * number has room for {@value #MOST} digits in all. Single thread.
 */
final class DigitCounts {

  static final int MOST = 18;

  private final int[] decimals = new int[MOST + 1];
  private final int[] integers = new int[MOST + 1];
  private int mostDecimals;
  private int mostIntegers;

  /** Counts a row by the most digits that its numbers have. */
  void count(int behindPoint, int beforePoint) {
    int behind = Math.min(behindPoint, MOST);
    int before = Math.min(beforePoint, MOST);
    decimals[behind]++;
    integers[before]++;
    mostDecimals = Math.max(mostDecimals, behind);
    mostIntegers = Math.max(mostIntegers, before);
  }

  /** Whether no row had fewer digits than these at most. */
  boolean covers(int behindPoint, int beforePoint) {
    return behindPoint <= mostDecimals && beforePoint <= mostIntegers;
  }

  int mostDecimals() {
    return mostDecimals;
  }

  /**
   * The wanted number of decimals, or fewer where that leaves no room for the digits before the
   * point: the least for which the fewest rows are too long, so a wild number costs itself alone.
   */
  int decimals(int wanted) {
    if (wanted + mostIntegers <= MOST) {
      return wanted;
    }
    int best = 0;
    long fewest = Long.MAX_VALUE;
    for (int scale = 0; scale <= Math.min(wanted, MOST); scale++) {
      long tooLong = above(decimals, scale) + above(integers, MOST - scale);
      if (tooLong < fewest) {
        fewest = tooLong;
        best = scale;
      }
    }
    return best;
  }

  private static long above(int[] counts, int digits) {
    long above = 0;
    for (int i = digits + 1; i < counts.length; i++) {
      above += counts[i];
    }
    return above;
  }
}
