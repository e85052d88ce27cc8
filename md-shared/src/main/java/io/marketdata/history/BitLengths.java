package io.marketdata.history;

/**
 * What a column costs by the number of low bits that are written as they are, told from how many
 * numbers have which length.
 *
 * @param cheapest the number of low bits that costs least
 * @param cost bits of the whole column with it
 */
record BitLengths(int cheapest, long cost) {

  /** Of an empty column. */
  static final BitLengths NONE = new BitLengths(0, 0);

  /** Of these unsigned numbers. */
  static BitLengths of(long[] numbers) {
    int[] counts = new int[Long.SIZE + 1];
    for (long number : numbers) {
      counts[Long.SIZE - Long.numberOfLeadingZeros(number)]++;
    }
    // of the numbers longer than k: how many there are, and what their upper parts cost
    long longer = 0;
    long upper = 0;
    for (int length = 1; length <= Long.SIZE; length++) {
      longer += counts[length];
      upper += counts[length] * (2L * length - 1);
    }
    int best = 0;
    long bestCost = numbers.length + upper;
    for (int k = 1; k <= Bits.MAX_LOW_BITS; k++) {
      longer -= counts[k];
      upper -= counts[k] + 2 * longer;
      long cost = (k + 1L) * numbers.length + upper;
      if (cost >= bestCost && k > best + 1) {
        break;
      }
      if (cost < bestCost) {
        bestCost = cost;
        best = k;
      }
    }
    return new BitLengths(best, bestCost);
  }
}
