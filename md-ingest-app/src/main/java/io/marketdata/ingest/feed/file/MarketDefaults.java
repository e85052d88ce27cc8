package io.marketdata.ingest.feed.file;

import io.marketdata.instrument.Instrument;
import io.marketdata.instrument.InstrumentType;
import io.marketdata.instrument.Market;
import io.marketdata.price.Scale;
import io.marketdata.wire.sbe.BarPrice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What holds for the instruments of a market unless something else is said. Immutable.
 *
 * @param market as in the symbols of its instruments
 * @param type of its instruments
 * @param currency of their turnover; empty where the symbol ends with it
 * @param session id of the session template
 * @param lot size of a lot in whole shares or contracts
 * @param barPrice which price makes their bars
 * @param bare whether its symbols have no suffix
 */
record MarketDefaults(
    String market,
    InstrumentType type,
    String currency,
    String session,
    long lot,
    BarPrice barPrice,
    boolean bare) {

  private static final Map<String, MarketDefaults> ALL = all();
  private static final int CURRENCY = 3;

  /** Currencies that end the symbols of crypto pairs; longer ones first. */
  private static final List<String> CRYPTO_CURRENCIES =
      List.of(
          "FDUSD", "USDT", "USDC", "TUSD", "BUSD", "USDP", "USD", "EUR", "GBP", "JPY", "TRY", "BRL",
          "AUD", "RUB", "UAH", "DAI", "BTC", "XBT", "ETH", "BNB", "SOL", "TRX", "XRP");

  /** The defaults of a market by its code in upper case, or null. */
  static @Nullable MarketDefaults find(String market) {
    return ALL.get(market);
  }

  /** The codes of all markets, for people. */
  static String known() {
    return String.join(", ", ALL.keySet());
  }

  /** What a symbol without a dot gets. */
  String suffix() {
    return bare ? "" : "." + market;
  }

  /** Currency of a symbol's turnover. */
  String currencyOf(String symbol) {
    if (!currency.isEmpty()) {
      return currency;
    }
    int dot = symbol.indexOf('.');
    String pair = dot < 0 ? symbol : symbol.substring(0, dot);
    if (type == InstrumentType.FX) {
      return pair.length() > CURRENCY ? pair.substring(pair.length() - CURRENCY) : market;
    }
    return CRYPTO_CURRENCIES.stream()
        .filter(quote -> pair.endsWith(quote) && pair.length() > quote.length())
        .findFirst()
        .orElse(market);
  }

  /** Id of the indicator set that its users expect. */
  String indicators() {
    return new Market(market).isMainland() ? "cn" : "western";
  }

  /**
   * An instrument of this market.
   *
   * @param symbol canonical
   * @param priceDecimals of its prices as they are told; bars of mid prices get one more
   * @param sizeDecimals of its sizes, at most 16
   * @param price which price makes its bars
   */
  Instrument instrument(
      String symbol, int priceDecimals, int sizeDecimals, BarPrice price, String source) {
    boolean finer = price == BarPrice.MID && priceDecimals < DecimalCell.MAX_DIGITS;
    int dot = symbol.indexOf('.');
    return new Instrument(
        symbol,
        new Market(dot < 0 ? market : symbol.substring(dot + 1)),
        type,
        currencyOf(symbol),
        -(finer ? priceDecimals + 1 : priceDecimals),
        -sizeDecimals,
        finer ? 10 : 1,
        lot * Scale.pow10(sizeDecimals),
        1,
        Instrument.UNKNOWN,
        session,
        indicators(),
        price,
        source,
        "");
  }

  private static Map<String, MarketDefaults> all() {
    Map<String, MarketDefaults> all = new LinkedHashMap<>();
    add(all, "CRYPTO", InstrumentType.CRYPTO, "", "crypto", 1);
    add(all, "FX", InstrumentType.FX, "", "fx", 1);
    add(all, "US", InstrumentType.STOCK, "USD", "us", 1);
    add(all, "HK", InstrumentType.STOCK, "HKD", "hk", 1);
    for (String market : List.of("SH", "SZ", "BJ")) {
      add(all, market, InstrumentType.STOCK, "CNY", "cn-a", 100);
    }
    for (String market : List.of("SHFE", "INE", "DCE", "CZCE", "GFEX")) {
      add(all, market, InstrumentType.FUTURE, "CNY", "cn-futures", 1);
    }
    add(all, "CFFEX", InstrumentType.FUTURE, "CNY", "cn-futures", 1);
    return all;
  }

  private static void add(
      Map<String, MarketDefaults> all,
      String market,
      InstrumentType type,
      String currency,
      String session,
      long lot) {
    boolean pairs = type == InstrumentType.FX || type == InstrumentType.CRYPTO;
    BarPrice price = type == InstrumentType.FX ? BarPrice.MID : BarPrice.LAST;
    all.put(market, new MarketDefaults(market, type, currency, session, lot, price, pairs));
  }
}
