package io.marketdata.ingest.feed.file;

import io.marketdata.ingest.normalise.TickPhase;
import io.marketdata.ingest.normalise.TickSide;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words that cells may have, read in any case and without allocation. */
final class Words {

  /** Stands for a condition that is none of the printable ASCII characters. */
  static final char NO_CODE = '?';

  private static final int MAX_CONDITIONS = 8;
  private static final String[] PLACEHOLDERS = {
    "n/a", "nan", "-", "null", "none", "inf", "-inf", "infinity", "-infinity"
  };
  private static final int LONGEST_PLACEHOLDER = 9;
  private static final TickPhase[] PHASES = TickPhase.values();
  private static final String[] PHASE_WORDS =
      Arrays.stream(PHASES).map(one -> one.name().toLowerCase(Locale.ROOT)).toArray(String[]::new);

  private Words() {}

  /** Whether a range of characters is this word of lower-case letters, in any case. */
  static boolean equal(String word, char[] buffer, int from, int to) {
    if (to - from != word.length()) {
      return false;
    }
    for (int i = from; i < to; i++) {
      char c = buffer[i];
      if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != word.charAt(i - from)) {
        return false;
      }
    }
    return true;
  }

  /** The aggressor of a trade, or null. */
  static @Nullable TickSide side(char[] buffer, int from, int to) {
    if (to - from == 1) {
      return switch (buffer[from]) {
        case 'b', 'B', '1' -> TickSide.BUY;
        case 's', 'S' -> TickSide.SELL;
        case 'n', 'N', '0' -> TickSide.UNKNOWN;
        default -> null;
      };
    }
    if (equal("buy", buffer, from, to)) {
      return TickSide.BUY;
    }
    if (equal("sell", buffer, from, to) || equal("-1", buffer, from, to)) {
      return TickSide.SELL;
    }
    return equal("unknown", buffer, from, to) ? TickSide.UNKNOWN : null;
  }

  /** The phase of trading, or null. */
  static @Nullable TickPhase phase(char[] buffer, int from, int to) {
    for (int i = 0; i < PHASES.length; i++) {
      if (equal(PHASE_WORDS[i], buffer, from, to)) {
        return PHASES[i];
      }
    }
    return null;
  }

  /** All phases, for people. */
  static String phases() {
    return Arrays.stream(PHASE_WORDS).collect(Collectors.joining(", "));
  }

  /** Whether a cell holds a word for a value that is not there. */
  static boolean isPlaceholder(char[] buffer, int from, int to) {
    if (to - from > LONGEST_PLACEHOLDER) {
      return false;
    }
    for (String word : PLACEHOLDERS) {
      if (equal(word, buffer, from, to)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The first eight codes of one character, the first in the lowest byte; blanks, commas and the
   * like stand between codes. What is no code becomes {@link #NO_CODE}, which no table knows, so
   * that its trade is not taken for one without conditions.
   */
  static long conditions(char[] buffer, int from, int to) {
    long codes = 0;
    int count = 0;
    for (int i = from; i < to && count < MAX_CONDITIONS; i++) {
      char c = buffer[i];
      if (!isBetweenCodes(c)) {
        codes |= (isCode(c) ? (long) c : NO_CODE) << (Byte.SIZE * count++);
      }
    }
    return codes;
  }

  /** How many conditions are no code, or come behind the first eight. */
  static int oddConditions(char[] buffer, int from, int to) {
    int odd = 0;
    int count = 0;
    for (int i = from; i < to; i++) {
      char c = buffer[i];
      if (!isBetweenCodes(c)) {
        odd += count++ >= MAX_CONDITIONS || !isCode(c) ? 1 : 0;
      }
    }
    return odd;
  }

  private static boolean isBetweenCodes(char c) {
    return c == ' ' || c == '\t' || c == ',' || c == ';' || c == '|';
  }

  private static boolean isCode(char c) {
    return c > ' ' && c <= '~';
  }
}
