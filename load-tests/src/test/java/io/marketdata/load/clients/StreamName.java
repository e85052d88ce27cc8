package io.marketdata.load.clients;

import java.util.Locale;
import java.util.Optional;

/**
 * A stream by its name.
 *
 * @param text the name
 * @param symbol upper case
 * @param kind what it carries
 * @param indicator name with or without parameters, else empty
 */
record StreamName(String text, String symbol, StreamKind kind, String indicator) {

  private static final String INDICATOR = "indicator_1m_";

  /** Takes a name apart; empty where no such stream exists. */
  static Optional<StreamName> parse(String text) {
    int at = text.indexOf('@');
    if (at < 0) {
      return Optional.empty();
    }
    String symbol = text.substring(0, at).toUpperCase(Locale.ROOT);
    String channel = text.substring(at + 1);
    return switch (channel) {
      case "trade" -> Optional.of(new StreamName(text, symbol, StreamKind.TRADE, ""));
      case "quote" -> Optional.of(new StreamName(text, symbol, StreamKind.QUOTE, ""));
      case "kline_1m" -> Optional.of(new StreamName(text, symbol, StreamKind.MINUTE_BAR, ""));
      case "kline_1d" -> Optional.of(new StreamName(text, symbol, StreamKind.DAY_BAR, ""));
      default ->
          channel.startsWith(INDICATOR)
              ? Optional.of(
                  new StreamName(
                      text, symbol, StreamKind.INDICATOR, channel.substring(INDICATOR.length())))
              : Optional.empty();
    };
  }
}
