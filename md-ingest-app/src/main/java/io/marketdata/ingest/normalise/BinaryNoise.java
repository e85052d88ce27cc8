package io.marketdata.ingest.normalise;

/**
 * Rounds a number to fewer places where nothing but the noise of a binary number is lost: less than
 * a millionth of a step. Integer arithmetic; keeps no state; allocates nothing.
 *
 * <p>A sum may be so large that a {@code double} is coarser than that. Of a sum a 10^-15 of itself
 * is noise as well (a double has 53 bits, so some 9 of its last places after a day of additions),
 * as long as that is less than a tenth of a step.
 */
public final class BinaryNoise {

  /** Result where more than noise would be lost. */
  static final long MORE = -1;

  /** Result where the number does not fit. */
  static final long TOO_LARGE = -2;

  private static final long MILLION = 1_000_000;
  private static final int MILLIONTH = 6;
  private static final long SUM_DIGITS = DecimalScale.power(15);

  private BinaryNoise() {}

  /**
   * The fewest places that a sum may be told with, its noise left out.
   *
   * @param magnitude its digits, at most 18; without a sign
   * @param places how many of them are behind the point
   */
  public static int placesOfSum(long magnitude, int places) {
    if (magnitude < SUM_DIGITS) {
      return places;
    }
    for (int fewer = Math.max(0, places - DecimalScale.MAX); fewer < places; fewer++) {
      if (round(magnitude, places - fewer, 1, false, true) >= 0) {
        return fewer;
      }
    }
    return places;
  }

  /**
   * Multiplies and leaves out places.
   *
   * @param magnitude the number's digits, 0 or more
   * @param places how many are left out, 0 or more
   * @param factor by which the number is multiplied first, above 0
   * @param cut whether there were more digits behind these ones
   * @return what is left, {@link #MORE} or {@link #TOO_LARGE}
   */
  static long round(long magnitude, int places, long factor, boolean cut, boolean sum) {
    if (places > DecimalScale.MAX) {
      int below = places - MILLIONTH;
      boolean noise = below > DecimalScale.MAX || magnitude < DecimalScale.power(below) / factor;
      return noise ? 0 : MORE;
    }
    long power = DecimalScale.power(places);
    long common = factor == 1 ? 1 : commonDivisor(power, factor);
    long step = power / common;
    long times = factor / common;
    long whole = magnitude / step;
    long rest = magnitude % step;
    if (times != 1) {
      if (Math.max(whole, rest) > Long.MAX_VALUE / times - 1) {
        return TOO_LARGE;
      }
      whole = whole * times + rest * times / step;
      rest = rest * times % step;
    }
    if (rest == 0 && !cut) {
      return whole;
    }
    long noise = step / MILLION;
    if (sum) {
      noise = Math.max(noise, Math.min(step / 10, magnitude / SUM_DIGITS * times));
    }
    if (rest + (cut ? times - 1 : 0) < noise) {
      return whole;
    }
    return step - rest < noise ? whole + 1 : MORE;
  }

  private static long commonDivisor(long one, long other) {
    long larger = one;
    long smaller = other;
    while (smaller != 0) {
      long rest = larger % smaller;
      larger = smaller;
      smaller = rest;
    }
    return larger;
  }
}
