package io.marketdata.history;

import io.marketdata.price.Scale;

/**
 * A column cut at a decimal digit into quotients and remainders: where most numbers are round, as
 * volumes in lots are, the remainders are nearly all zero.
 *
 * @param digits how many digits the remainders have, 0..3; 0 = not cut
 * @param quotients what is above the cut, zig-zag where the column is signed
 * @param remainders what is below, 0 or more
 */
@SuppressWarnings("ArrayRecordComponent")
record SplitColumn(int digits, long[] quotients, long[] remainders) {
  private static final int MAX_DIGITS = 3;

  /** The cut that takes the fewest bits. */
  static SplitColumn cheapest(long[] values, boolean signed) {
    SplitColumn best = cut(values, signed, 0);
    long bestCost = best.cost();
    for (int digits = 1; digits <= MAX_DIGITS && isMostlyRound(values, digits); digits++) {
      SplitColumn split = cut(values, signed, digits);
      long cost = split.cost();
      if (cost < bestCost) {
        best = split;
        bestCost = cost;
      }
    }
    return best;
  }

  private static SplitColumn cut(long[] values, boolean signed, int digits) {
    long radix = Scale.pow10(digits);
    long[] quotients = new long[values.length];
    long[] remainders = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      long quotient = Math.floorDiv(values[i], radix);
      quotients[i] = signed ? Bits.zigZag(quotient) : quotient;
      remainders[i] = Math.floorMod(values[i], radix);
    }
    return new SplitColumn(digits, quotients, remainders);
  }

  private static boolean isMostlyRound(long[] values, int digits) {
    int round = 0;
    for (long value : values) {
      round += value % Scale.pow10(digits) == 0 ? 1 : 0;
    }
    return round * 2 > values.length;
  }

  private long cost() {
    long cost = Bits.cost(quotients, Bits.cheapest(quotients));
    return digits == 0 ? cost : cost + Bits.cost(remainders, Bits.cheapest(remainders));
  }
}
