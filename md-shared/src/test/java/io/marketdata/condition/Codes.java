package io.marketdata.condition;

import java.time.LocalDate;

/** Condition codes as the wire has them. */
final class Codes {
  private Codes() {}

  /** Up to eight characters below 256, the first in the lowest byte. */
  static long of(String text) {
    long codes = 0;
    for (int i = 0; i < text.length(); i++) {
      codes |= (long) text.charAt(i) << (Byte.SIZE * i);
    }
    return codes;
  }

  /** Days since 1970-01-01. */
  static int day(String date) {
    return (int) LocalDate.parse(date).toEpochDay();
  }
}
