package io.marketdata.ingest.normalise;

/**
 * Reads decimal text as digits and the place of their point: {@code 12.340} is 1234 with two
 * places, since trailing zeros behind the point are left out. At most 18 digits, no power of ten.
 * Reusable, single thread, no allocation.
 */
final class DecimalDigits {

  private static final int MAX_DIGITS = 18;

  private long value;
  private int decimals;

  /**
   * Reads {@code buffer[from, to)}.
   *
   * @return whether it is a decimal; else {@link #value()} is 0
   */
  boolean read(byte[] buffer, int from, int to) {
    boolean negative = from < to && buffer[from] == '-';
    return read(buffer, negative ? from + 1 : from, to, negative);
  }

  /** The digits without their point. */
  long value() {
    return value;
  }

  /** Number of places behind the point. */
  int decimals() {
    return decimals;
  }

  private boolean read(byte[] buffer, int from, int to, boolean negative) {
    int last = significantEnd(buffer, from, to);
    long read = 0;
    int point = -1;
    int digits = 0;
    boolean valid = from < to && isDigit(buffer[to - 1]) && last > from;
    for (int i = from; i < last; i++) {
      int digit = buffer[i] - '0';
      if (buffer[i] == '.' && point < 0 && i > from) {
        point = i;
      } else if (digit >= 0 && digit <= 9 && digits < MAX_DIGITS) {
        read = read * 10 + digit;
        digits += read == 0 ? 0 : 1;
      } else {
        valid = false;
      }
    }
    decimals = point < 0 ? 0 : last - point - 1;
    value = !valid ? 0 : negative ? -read : read;
    return valid;
  }

  private static boolean isDigit(byte one) {
    return one >= '0' && one <= '9';
  }

  private static int significantEnd(byte[] buffer, int from, int to) {
    int point = from;
    while (point < to && buffer[point] != '.') {
      point++;
    }
    int last = to;
    while (last > point + 1 && buffer[last - 1] == '0') {
      last--;
    }
    return last == point + 1 ? Math.min(point, to) : last;
  }
}
