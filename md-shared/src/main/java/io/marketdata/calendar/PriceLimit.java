package io.marketdata.calendar;

/**
 * How far a price may move from the previous close. Immutable.
 *
 * @param permille up and down, {@link #UNLIMITED} for no limit
 * @param riskWarningPermille the same of shares under risk warning
 * @param freeDays trading days without limit that a listing begins with
 */
public record PriceLimit(int permille, int riskWarningPermille, int freeDays) {
  /** No limit. */
  public static final int UNLIMITED = -1;
}
