package io.marketdata.ingest.feed.file;

/**
 * Reads decimals: maybe a minus, digits, maybe a point and digits; at most 18 of them significant.
 * No plus, exponent, grouping or name. Reusable, single thread, no allocation.
 */
final class DecimalCell {

  /** Most significant digits. */
  static final int MAX_DIGITS = 18;

  private long unscaled;
  private int decimals;
  private boolean tooLong;

  /** The digits of the last decimal without its point. */
  long unscaled() {
    return unscaled;
  }

  /** Its places behind the point, trailing zeros left out. */
  int decimals() {
    return decimals;
  }

  /** Whether the last text failed for its number of digits alone. */
  boolean tooLong() {
    return tooLong;
  }

  /** Reads a text of at least one character; whether it is a decimal. */
  boolean read(char[] buffer, int from, int to) {
    tooLong = false;
    boolean negative = buffer[from] == '-';
    int first = negative ? from + 1 : from;
    int last = buffer[to - 1] == '0' ? significantEnd(buffer, first, to) : to;
    int point = -1;
    int digits = 0;
    long value = 0;
    for (int i = first; i < last; i++) {
      int digit = buffer[i] - '0';
      if (digit >= 0 && digit <= 9) {
        value = value * 10 + digit;
        digits += value == 0 ? 0 : 1;
      } else if (buffer[i] == '.' && point < 0 && i > first) {
        point = i;
      } else {
        return false;
      }
      if (digits > MAX_DIGITS) {
        return isTooLong(buffer, i + 1, last, point >= 0);
      }
    }
    unscaled = negative ? -value : value;
    decimals = point < 0 ? 0 : last - point - 1;
    return first < last && buffer[last - 1] != '.';
  }

  /**
   * Where trailing zeros behind a point begin, or the point before them; the end without a point.
   */
  private static int significantEnd(char[] buffer, int from, int to) {
    int last = to;
    while (last > from && buffer[last - 1] == '0') {
      last--;
    }
    if (last > from && buffer[last - 1] == '.') {
      return last - 1;
    }
    for (int i = from; i < last; i++) {
      if (buffer[i] == '.') {
        return last;
      }
    }
    return to;
  }

  private boolean isTooLong(char[] buffer, int from, int to, boolean pointSeen) {
    boolean point = pointSeen;
    for (int i = from; i < to; i++) {
      boolean isPoint = buffer[i] == '.' && !point;
      if (!isPoint && (buffer[i] < '0' || buffer[i] > '9')) {
        return false;
      }
      point |= isPoint;
    }
    tooLong = true;
    return false;
  }
}
