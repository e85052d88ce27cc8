package io.marketdata.ingest.feed.binance;

import java.util.Locale;

/** The venue's three markets; each is a source of its own. */
enum BinanceMarket {
  /** Spot: bare pairs, such as {@code BTCUSDT}. */
  SPOT("binance", "BINANCE", "", 1024, 250),
  /** Futures margined in US dollars: {@code BTCUSDT.BINANCEUM}. */
  UM("binance-um", "BINANCEUM", ".BINANCEUM", 200, 150),
  /** Futures margined in the coin: {@code BTCUSD_PERP.BINANCECM}. */
  CM("binance-cm", "BINANCECM", ".BINANCECM", 200, 150);

  private final String source;
  private final String code;
  private final String suffix;
  private final int streamsPerConnection;
  private final int requestMillis;

  BinanceMarket(
      String source, String code, String suffix, int streamsPerConnection, int requestMillis) {
    this.source = source;
    this.code = code;
    this.suffix = suffix;
    this.streamsPerConnection = streamsPerConnection;
    this.requestMillis = requestMillis;
  }

  /** Name of the source and of the feed. */
  String source() {
    return source;
  }

  /** Market of its instruments. */
  String code() {
    return code;
  }

  /** Most streams of one connection. */
  int streamsPerConnection() {
    return streamsPerConnection;
  }

  /** Pause between two requests on a connection, milliseconds. */
  int requestMillis() {
    return requestMillis;
  }

  /** The platform's symbol for the venue's. */
  String symbol(String venueSymbol) {
    return venueSymbol.toUpperCase(Locale.ROOT) + suffix;
  }

  /** The venue's symbol for the platform's. */
  String venueSymbol(String symbol) {
    return symbol.substring(0, symbol.length() - suffix.length());
  }
}
