package io.marketdata.history;

import io.marketdata.price.Scale;

/**
 * A column cut at a decimal digit into quotients and remainders: where most numbers are round, as
 * volumes in lots are, the remainders are nearly all zero.
 *
 * @param digits how many digits the remainders have, 0..3; 0 = not cut
 * @param quotients what is above the cut, zig-zag where the column is signed
 * @param remainders what is below, 0 or more; none where it is not cut
 * @param above lengths of the quotients
 * @param below lengths of the remainders
 */
@SuppressWarnings("ArrayRecordComponent")
record SplitColumn(
    int digits, long[] quotients, long[] remainders, BitLengths above, BitLengths below) {

  private static final int MAX_DIGITS = 3;
  private static final long[] NONE = {};

  /** The cut that takes the fewest bits; where that is none it may hold the array itself. */
  static SplitColumn cheapest(long[] values, boolean signed) {
    SplitColumn best = whole(values, signed);
    for (int digits = 1; digits <= MAX_DIGITS && isMostlyRound(values, digits); digits++) {
      SplitColumn split = cut(values, signed, digits);
      if (split.cost() < best.cost()) {
        best = split;
      }
    }
    return best;
  }

  private static SplitColumn whole(long[] values, boolean signed) {
    long[] numbers = signed ? Bits.zigZags(values) : values;
    return new SplitColumn(0, numbers, NONE, BitLengths.of(numbers), BitLengths.NONE);
  }

  private static SplitColumn cut(long[] values, boolean signed, int digits) {
    long radix = Scale.pow10(digits);
    long[] quotients = new long[values.length];
    long[] remainders = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      long quotient = Math.floorDiv(values[i], radix);
      quotients[i] = signed ? Bits.zigZag(quotient) : quotient;
      remainders[i] = values[i] - quotient * radix;
    }
    return new SplitColumn(
        digits, quotients, remainders, BitLengths.of(quotients), BitLengths.of(remainders));
  }

  private long cost() {
    return above.cost() + below.cost();
  }

  private static boolean isMostlyRound(long[] values, int digits) {
    long radix = Scale.pow10(digits);
    // a multiple of ten is one of two: most others are told apart without a division
    long low = (1L << digits) - 1;
    int round = 0;
    for (long value : values) {
      round += (value & low) == 0 && value % radix == 0 ? 1 : 0;
    }
    return round * 2 > values.length;
  }
}
