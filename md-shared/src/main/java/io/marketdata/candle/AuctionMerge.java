package io.marketdata.candle;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the results of auctions, which are records of their own, beside bars of minutes.
 * Bars of a day and longer hold them always.
 */
public enum AuctionMerge {
  /** The opening one comes before the trades of its minute, the closing one behind them. */
  MERGE,
  /** They stand beside the minutes. */
  SEPARATE,
  /** They are left out. */
  DROP;

  /** The one of this name in small letters, null if there is none. */
  public static @Nullable AuctionMerge find(String text) {
    for (AuctionMerge one : values()) {
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
}
