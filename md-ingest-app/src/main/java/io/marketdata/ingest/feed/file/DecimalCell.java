package io.marketdata.ingest.feed.file;

/**
 * Reads decimals: maybe a minus, digits, maybe a point and digits, maybe a power of ten such as
 * {@code E9}. Of more than 18 significant digits the first 18 are kept, as long as the others stand
 * behind the point. No plus in front, grouping or name. Reusable, single thread, no allocation.
 */
final class DecimalCell {

  /** Most significant digits. */
  static final int MAX_DIGITS = 18;

  private static final int MAX_POWER_DIGITS = 3;
  private static final int HUGE_DIGITS = 15;
  private static final long[] POWERS = powers();

  private long unscaled;
  private int decimals;
  private boolean tooLong;
  private boolean cut;
  private boolean plain;

  /** The digits of the last decimal without its point. */
  long unscaled() {
    return unscaled;
  }

  /** Its places behind the point, trailing zeros left out. */
  int decimals() {
    return decimals;
  }

  /** Whether it has digits that are not 0 behind those that were kept. */
  boolean cut() {
    return cut;
  }

  /** Whether the last text failed for its number of digits alone. */
  boolean tooLong() {
    return tooLong;
  }

  /** Whether the last decimal is an integer that was written as one. */
  boolean isInteger() {
    return plain && decimals == 0 && !cut;
  }

  /** Whether it is 10^15 or more, or -10^15 or less; or {@link #tooLong()}. */
  boolean isHuge() {
    int power = decimals + HUGE_DIGITS;
    return tooLong || (power <= MAX_DIGITS && Math.abs(unscaled) >= POWERS[power]);
  }

  /** Reads a text of at least one character; whether it is a decimal. */
  boolean read(char[] buffer, int from, int to) {
    tooLong = false;
    cut = false;
    plain = true;
    boolean negative = buffer[from] == '-';
    int first = negative ? from + 1 : from;
    int last = buffer[to - 1] == '0' ? significantEnd(buffer, first, to) : to;
    int point = -1;
    int digits = 0;
    long value = 0;
    for (int i = first; i < last; i++) {
      int digit = buffer[i] - '0';
      if (digit >= 0 && digit <= 9) {
        if (digits == MAX_DIGITS) {
          return keep(negative, value, i, point) && rest(buffer, i, last, to);
        }
        value = value * 10 + digit;
        digits += value == 0 ? 0 : 1;
      } else if (buffer[i] == '.' && point < 0 && i > first) {
        point = i;
      } else {
        return isPower(buffer[i])
            && i > first
            && buffer[i - 1] != '.'
            && keep(negative, value, i, point)
            && power(buffer, i + 1, to);
      }
    }
    return keep(negative, value, last, point) && first < last && buffer[last - 1] != '.';
  }

  private boolean keep(boolean negative, long value, int end, int point) {
    unscaled = negative ? -value : value;
    decimals = point < 0 ? 0 : end - point - 1;
    return true;
  }

  /**
   * Goes through the digits that have no room. Those before the point make the number too long;
   * those behind it are noted.
   */
  private boolean rest(char[] buffer, int from, int last, int to) {
    boolean point = decimals > 0 || buffer[from - 1] == '.';
    int before = 0;
    for (int i = from; i < last; i++) {
      char c = buffer[i];
      if (c == '.' && !point) {
        point = true;
      } else if (isPower(c) && buffer[i - 1] != '.') {
        return before == 0 && power(buffer, i + 1, to);
      } else if (c < '0' || c > '9') {
        return false;
      } else {
        before += point ? 0 : 1;
        cut |= c != '0';
      }
    }
    tooLong = before > 0;
    return !tooLong && buffer[last - 1] != '.';
  }

  private boolean power(char[] buffer, int from, int to) {
    boolean negative = from < to && buffer[from] == '-';
    int first = negative || (from < to && buffer[from] == '+') ? from + 1 : from;
    int power = 0;
    for (int i = first; i < to; i++) {
      if (buffer[i] < '0' || buffer[i] > '9') {
        return false;
      }
      power = power * 10 + buffer[i] - '0';
    }
    if (first == to || to - first > MAX_POWER_DIGITS) {
      return false;
    }
    plain = false;
    shift(negative ? -power : power);
    return !tooLong;
  }

  private void shift(int power) {
    decimals -= power;
    while (decimals > 0 && unscaled % 10 == 0 && !cut) {
      unscaled /= 10;
      decimals = unscaled == 0 ? 0 : decimals - 1;
    }
    if (decimals < 0 && unscaled != 0) {
      tooLong =
          cut || -decimals > MAX_DIGITS || Math.abs(unscaled) >= POWERS[MAX_DIGITS + decimals];
      unscaled *= tooLong ? 1 : POWERS[-decimals];
    }
    decimals = Math.max(decimals, 0);
  }

  /**
   * Where trailing zeros behind a point begin, or the point before them; the end without a point,
   * or where the zeros belong to a power.
   */
  private static int significantEnd(char[] buffer, int from, int to) {
    for (int i = Math.max(from, to - MAX_POWER_DIGITS - 2); i < to; i++) {
      if (isPower(buffer[i])) {
        return to;
      }
    }
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

  private static boolean isPower(char c) {
    return c == 'E' || c == 'e';
  }

  private static long[] powers() {
    long[] powers = new long[MAX_DIGITS + 1];
    powers[0] = 1;
    for (int i = 1; i <= MAX_DIGITS; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }
}
