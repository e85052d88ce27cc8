package io.marketdata.condition;

/**
 * Bits that say what a trade's conditions allow and what they name. What is allowed is what all of
 * its codes allow; what is named is what any of them names.
 */
public final class ConditionFlags {

  /** Its price may set high and low. */
  public static final int PRICE_HL = 1;

  /** Its price may set open and close. */
  public static final int PRICE_OC = 1 << 1;

  /**
   * Its price may set open and close of a bar that has no such price. Goes with every {@link
   * #PRICE_OC}; alone it means nothing more than this.
   */
  public static final int PRICE_OC_FIRST = 1 << 2;

  /** It counts in volume, turnover and number of trades. */
  public static final int VOLUME = 1 << 3;

  /** A market center's opening trade. */
  public static final int OPEN_PRINT = 1 << 4;

  /** A market center's closing trade. */
  public static final int CLOSE_PRINT = 1 << 5;

  /** A repeat of the opening price. */
  public static final int OFFICIAL_OPEN = 1 << 6;

  /** A repeat of the closing price. */
  public static final int OFFICIAL_CLOSE = 1 << 7;

  /** A trade of an earlier day. */
  public static final int LATE_DAY = 1 << 8;

  /** A trade that did not come about. */
  public static final int CANCELLED = 1 << 9;

  /** One of its codes is in no table, so its price sets nothing. */
  public static final int UNKNOWN = 1 << 10;

  /** A trade without conditions. */
  public static final int REGULAR = PRICE_HL | PRICE_OC | PRICE_OC_FIRST | VOLUME;

  /** A code that is in no table. */
  static final int UNKNOWN_CODE = VOLUME | UNKNOWN;

  private ConditionFlags() {}

  /** Whether a price may set open and close of a bar. */
  public static boolean setsOpenClose(int flags, boolean hasPrice) {
    return (flags & (hasPrice ? PRICE_OC : PRICE_OC_FIRST)) != 0;
  }

  /** Flags of a trade that has both: the most restrictive of what is allowed, all that is named. */
  static int combine(int one, int other) {
    return (one & other & REGULAR) | ((one | other) & ~REGULAR);
  }
}
