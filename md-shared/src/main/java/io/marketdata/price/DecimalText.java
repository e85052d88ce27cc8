package io.marketdata.price;

import java.nio.charset.StandardCharsets;

/**
 * Writes scaled numbers as decimal text. The canonical form has exactly {@code -exponent} decimals
 * ({@code 1230} at -2 is {@code 12.30}), none and the zeros of the power where the exponent is not
 * negative; no sign of plus, no grouping, no power of ten.
 */
public final class DecimalText {
  /** Most bytes that one number takes: sign, 19 digits and up to 18 zeros, point. */
  public static final int MAX_LENGTH = 40;

  private DecimalText() {}

  /** The canonical text of a number. */
  public static String of(long value, int exponent) {
    byte[] bytes = new byte[MAX_LENGTH];
    int end = put(bytes, 0, value, exponent);
    return new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
  }

  /** The shortest text of a number: canonical without zeros at the end of its decimals. */
  public static String shortest(long value, int exponent) {
    byte[] bytes = new byte[MAX_LENGTH];
    int end = trimmed(bytes, 0, put(bytes, 0, value, exponent), exponent);
    return new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
  }

  /** Appends the canonical text. */
  public static StringBuilder appendTo(StringBuilder target, long value, int exponent) {
    if (value < 0) {
      target.append('-');
    }
    appendMagnitude(target, value, exponent);
    return target;
  }

  /**
   * Writes the canonical text as ASCII from {@code offset} on and returns the offset behind it.
   *
   * @throws IndexOutOfBoundsException if fewer than its length remain; {@link #MAX_LENGTH} always
   *     do
   */
  public static int put(byte[] target, int offset, long value, int exponent) {
    int at = offset;
    if (value < 0) {
      target[at++] = '-';
    }
    int decimals = Math.max(0, -exponent);
    int digits = Math.max(digits(value), decimals + 1);
    int end = at + digits + (decimals > 0 ? 1 : 0);
    long rest = value;
    for (int i = end - 1; i >= at; i--) {
      if (decimals > 0 && i == end - 1 - decimals) {
        target[i] = '.';
      } else {
        target[i] = (byte) ('0' + Math.abs(rest % 10));
        rest /= 10;
      }
    }
    for (int i = 0; i < exponent && value != 0; i++) {
      target[end++] = '0';
    }
    return end;
  }

  private static void appendMagnitude(StringBuilder target, long value, int exponent) {
    int decimals = Math.max(0, -exponent);
    int digits = Math.max(digits(value), decimals + 1);
    for (int place = digits - 1; place >= 0; place--) {
      long digit = place > 18 ? 0 : Math.abs(value / Scale.pow10(place) % 10);
      target.append((char) ('0' + digit));
      if (place == decimals && decimals > 0) {
        target.append('.');
      }
    }
    for (int i = 0; i < exponent && value != 0; i++) {
      target.append('0');
    }
  }

  private static int trimmed(byte[] bytes, int from, int to, int exponent) {
    if (exponent >= 0) {
      return to;
    }
    int end = to;
    while (end > from && bytes[end - 1] == '0') {
      end--;
    }
    return bytes[end - 1] == '.' ? end - 1 : end;
  }

  private static int digits(long value) {
    int digits = 1;
    while (digits < 19 && (value >= Scale.pow10(digits) || value <= -Scale.pow10(digits))) {
      digits++;
    }
    return digits;
  }
}
