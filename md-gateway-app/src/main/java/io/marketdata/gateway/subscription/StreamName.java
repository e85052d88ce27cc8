package io.marketdata.gateway.subscription;

import java.util.Locale;

/**
 * A stream that exists, by its name in canonical form: lower-case symbol, {@code @}, channel.
 *
 * @param symbol canonical, upper case
 * @param channel what it carries
 * @param indicator name with or without parameters of an indicator stream, else empty
 */
public record StreamName(String symbol, Channel channel, String indicator) {

  /** The canonical name. */
  public String text() {
    String suffix =
        switch (channel) {
          case TRADE -> "trade";
          case QUOTE -> "quote";
          case MINUTE_BAR -> "kline_1m";
          case DAY_BAR -> "kline_1d";
          case MINUTE_INDICATOR -> "indicator_1m_" + indicator;
        };
    return symbol.toLowerCase(Locale.ROOT) + '@' + suffix;
  }

  /**
   * Whether a value belongs to an indicator stream: {@code ma} takes every {@code ma_5}, {@code
   * macd_12_26_9} its parts {@code macd_12_26_9.dif}, {@code ma_5} no {@code ma_50}.
   *
   * @param value name of a value
   */
  public boolean carries(String value) {
    return carries(indicator, value);
  }

  static boolean carries(String indicator, String value) {
    if (!value.startsWith(indicator)) {
      return false;
    }
    if (value.length() == indicator.length()) {
      return true;
    }
    char next = value.charAt(indicator.length());
    return next == '_' || next == '.';
  }

  @Override
  public String toString() {
    return text();
  }
}
