package io.marketdata.price;

/** Why a decimal text was not taken; {@link #NONE} where it was. */
public enum DecimalError {
  /** The number was taken. */
  NONE,
  /** Not a decimal number: empty, a foreign character, two points, longer than 64 characters. */
  MALFORMED,
  /** More decimals than the exponent holds, none of which may be dropped. */
  TOO_PRECISE,
  /** Beyond {@code ±(2^63 - 1)} at that exponent; the smallest long stands for null elsewhere. */
  OVERFLOW
}
