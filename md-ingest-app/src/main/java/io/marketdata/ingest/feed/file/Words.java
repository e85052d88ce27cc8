package io.marketdata.ingest.feed.file;

import io.marketdata.ingest.normalise.TickPhase;
import io.marketdata.ingest.normalise.TickSide;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words that cells may have, read in any case and without allocation. */
final class Words {

  private static final int MAX_CONDITIONS = 8;
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

  /**
   * Up to eight codes of one character, blanks between them left out, the first in the lowest byte;
   * -1 where it is something else.
   */
  static long conditions(char[] buffer, int from, int to) {
    long codes = 0;
    int count = 0;
    for (int i = from; i < to; i++) {
      char c = buffer[i];
      if (c != ' ') {
        boolean isCode = c > ' ' && c <= '~' && c != ',' && c != ';' && c != '|';
        if (!isCode || count == MAX_CONDITIONS) {
          return -1;
        }
        codes |= (long) c << (Byte.SIZE * count++);
      }
    }
    return codes;
  }
}
