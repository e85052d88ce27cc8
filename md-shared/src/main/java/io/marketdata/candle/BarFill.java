package io.marketdata.candle;

import io.marketdata.wire.sbe.BarSpan;
import io.marketdata.wire.sbe.BarState;
import io.marketdata.wire.sbe.RevisionReason;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What stands for a period without a trade. */
public enum BarFill {
  /** Nothing. */
  NONE,
  /** A flat bar at the close before it. */
  PREV;

  /** The one of this name in small letters, null if there is none. */
  public static @Nullable BarFill find(String text) {
    for (BarFill one : values()) {
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

  /**
   * A flat bar without volume, marked {@link Bar#FILLED}.
   *
   * @param previous bar whose close it repeats
   * @param over whether the period is over
   */
  public static Bar flat(Bar previous, BarPeriod period, BarSpan span, boolean over) {
    long price = previous.close();
    return Bar.builder(span, period.start(), period.tradingDay())
        .prices(price, price, price, price)
        .state(over ? BarState.CLOSED : BarState.OPEN)
        .revision(RevisionReason.NONE, 0)
        .marks(Bar.FILLED)
        .seq(previous.seq())
        .build();
  }
}
