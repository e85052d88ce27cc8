package io.marketdata.candle;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which time a bar is shown under; it is stored under its start. */
public enum BarLabel {
  /** Its start. */
  START,
  /** Its end: of its last trading minute; of a day and longer 00:00 UTC behind its last day. */
  END;

  /** The one of this name in small letters, null if there is none. */
  public static @Nullable BarLabel find(String text) {
    for (BarLabel one : values()) {
      if (one.text().equals(text)) {
        return one;
      }
    }
    return null;
  }

  /** Its name in options. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The time of a period's bar, epoch nanoseconds. */
  public long of(BarPeriod period) {
    return this == START ? period.start() : period.end();
  }
}
