package io.marketdata.indicator;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How an indicator starts and what its histogram shows. */
public enum Convention {
  /** An EMA starts with the mean of its first n closes; the MACD histogram is DIF - DEA. */
  WESTERN,
  /** An EMA starts with the first close; the MACD histogram is 2 x (DIF - DEA). */
  CN;

  /** The convention of this name in lower case, null if there is none. */
  public static @Nullable Convention find(String text) {
    return switch (text) {
      case "western" -> WESTERN;
      case "cn" -> CN;
      default -> null;
    };
  }

  /** Its name on the wire. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
