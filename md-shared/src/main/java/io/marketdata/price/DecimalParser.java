package io.marketdata.price;

/**
 * Parses decimal text straight to a scaled {@code long}: {@code "12.34"} at exponent -2 is 1234.
 *
 * <p>Exact: a digit that the exponent cannot hold is an error unless it is zero, or binary noise
 * and noise is accepted. Accepted: an optional sign, digits with at most one point, an optional
 * power of ten ({@code 1e-7}). Bad text is a value, never an exception: the result is then 0 and
 * {@link #error()} says why. Reusable, allocates nothing, for one thread.
 */
public final class DecimalParser {
  /** Longest text that is read. */
  public static final int MAX_LENGTH = 64;

  private static final int NOISE_DIGITS = 6;
  private static final int ALL_NINES = 999_999;
  private static final int MAX_POWER = 999;

  private final byte[] scratch = new byte[MAX_LENGTH];
  private final boolean acceptNoise;
  private DecimalError error = DecimalError.NONE;

  /** A parser that takes exact numbers only. */
  public DecimalParser() {
    this(false);
  }

  private DecimalParser(boolean acceptNoise) {
    this.acceptNoise = acceptNoise;
  }

  /**
   * A parser for numbers that went through binary floating point at their origin: what is less than
   * a millionth of a step away from a step is rounded to it, more is {@link
   * DecimalError#TOO_PRECISE}.
   */
  public static DecimalParser acceptingBinaryNoise() {
    return new DecimalParser(true);
  }

  /** Why the last parse returned no number; {@link DecimalError#NONE} if it did. */
  public DecimalError error() {
    return error;
  }

  /** Whether the last parse returned a number. */
  public boolean ok() {
    return error == DecimalError.NONE;
  }

  /** Parses a whole text; {@code exponent} is the power of ten of the result's unit, -18..18. */
  public long parse(CharSequence text, int exponent) {
    return parse(text, 0, text.length(), exponent);
  }

  /** Parses {@code text[from, to)}. */
  public long parse(CharSequence text, int from, int to, int exponent) {
    int length = to - from;
    if (length > MAX_LENGTH) {
      return fail(DecimalError.MALFORMED);
    }
    for (int i = 0; i < length; i++) {
      char c = text.charAt(from + i);
      scratch[i] = c < 128 ? (byte) c : (byte) '?';
    }
    return parse(scratch, 0, length, exponent);
  }

  /** Parses ASCII {@code bytes[from, to)}. */
  public long parse(byte[] bytes, int from, int to, int exponent) {
    error = DecimalError.NONE;
    if (from >= to || to - from > MAX_LENGTH) {
      return fail(DecimalError.MALFORMED);
    }
    boolean negative = bytes[from] == '-';
    int start = negative || bytes[from] == '+' ? from + 1 : from;
    int end = mantissaEnd(bytes, start, to);
    int power = end == to ? 0 : power(bytes, end + 1, to);
    if (error != DecimalError.NONE) {
      return 0;
    }
    long magnitude = magnitude(bytes, start, end, exponent - power);
    return negative ? -magnitude : magnitude;
  }

  private long magnitude(byte[] bytes, int from, int to, int exponent) {
    int point = to;
    int digits = 0;
    for (int i = from; i < to; i++) {
      int c = bytes[i];
      if (c == '.' && point == to) {
        point = i;
      } else if (c < '0' || c > '9') {
        return fail(DecimalError.MALFORMED);
      } else {
        digits++;
      }
    }
    if (digits == 0) {
      return fail(DecimalError.MALFORMED);
    }
    return scaled(bytes, from, to, point, exponent);
  }

  /** The digits down to the unit, then what is left of them. */
  private long scaled(byte[] bytes, int from, int to, int point, int exponent) {
    long value = 0;
    int i = from;
    int weight = point - from - 1;
    for (; i < to && weight >= exponent; i++) {
      if (i == point) {
        continue;
      }
      int digit = bytes[i] - '0';
      if (value > (Long.MAX_VALUE - digit) / 10) {
        return fail(DecimalError.OVERFLOW);
      }
      value = value * 10 + digit;
      weight--;
    }
    if (i < to) {
      return rounded(value, bytes, i, to, point, exponent - 1 - weight);
    }
    for (; value != 0 && weight >= exponent; weight--) {
      if (value > Long.MAX_VALUE / 10) {
        return fail(DecimalError.OVERFLOW);
      }
      value *= 10;
    }
    return value;
  }

  /** Judges the digits below the unit; {@code zeros} places stand before the first of them. */
  private long rounded(long value, byte[] bytes, int from, int to, int point, int zeros) {
    int head = 0;
    boolean tail = false;
    int place = zeros;
    for (int i = from; i < to; i++) {
      if (i == point) {
        continue;
      }
      int digit = bytes[i] - '0';
      if (place < NOISE_DIGITS) {
        head += digit * (int) Scale.pow10(NOISE_DIGITS - 1 - place);
      } else {
        tail |= digit != 0;
      }
      place++;
    }
    if (head == 0 && (!tail || acceptNoise)) {
      return value;
    }
    if (head != ALL_NINES || !tail || !acceptNoise) {
      return fail(DecimalError.TOO_PRECISE);
    }
    return value == Long.MAX_VALUE ? fail(DecimalError.OVERFLOW) : value + 1;
  }

  private static int mantissaEnd(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if ((bytes[i] | 0x20) == 'e') {
        return i;
      }
    }
    return to;
  }

  private int power(byte[] bytes, int from, int to) {
    boolean negative = from < to && bytes[from] == '-';
    int i = negative || (from < to && bytes[from] == '+') ? from + 1 : from;
    if (i == to) {
      return (int) fail(DecimalError.MALFORMED);
    }
    int power = 0;
    for (; i < to; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return (int) fail(DecimalError.MALFORMED);
      }
      power = power * 10 + bytes[i] - '0';
      if (power > MAX_POWER) {
        return (int) fail(DecimalError.OVERFLOW);
      }
    }
    return negative ? -power : power;
  }

  private long fail(DecimalError reason) {
    error = reason;
    return 0;
  }
}
