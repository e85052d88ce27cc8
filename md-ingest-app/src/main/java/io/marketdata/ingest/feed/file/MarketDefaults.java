package io.marketdata.ingest.feed.file;

import io.marketdata.calendar.MarketConventions;
import io.marketdata.calendar.MarketRules;
import io.marketdata.calendar.Product;
import io.marketdata.calendar.SymbolRules;
import io.marketdata.instrument.Instrument;
import io.marketdata.instrument.InstrumentType;
import io.marketdata.instrument.Market;
import io.marketdata.price.Scale;
import io.marketdata.wire.sbe.BarPrice;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What holds for the instruments of a market unless something else is said: by the rules of the
 * symbol's product or board, else of its market. Immutable.
 */
final class MarketDefaults {

  private static final int CURRENCY = 3;

  /** The newest rows hold: a file does not say of which day its instruments are. */
  private static final int NEWEST = Integer.MAX_VALUE;

  /** Currencies that end the symbols of crypto pairs; longer ones first. */
  private static final List<String> CRYPTO_CURRENCIES =
      List.of(
          "FDUSD", "USDT", "USDC", "TUSD", "BUSD", "USDP", "USD", "EUR", "GBP", "JPY", "TRY", "BRL",
          "AUD", "RUB", "UAH", "DAI", "BTC", "XBT", "ETH", "BNB", "SOL", "TRX", "XRP");

  private final MarketConventions market;

  private MarketDefaults(MarketConventions market) {
    this.market = market;
  }

  /** The defaults of a market by its code in upper case, or null. */
  static @Nullable MarketDefaults find(String market) {
    MarketConventions conventions = MarketRules.builtIn().market(market);
    return conventions == null ? null : new MarketDefaults(conventions);
  }

  /** The codes of all markets, for people. */
  static String known() {
    return MarketRules.builtIn().markets().stream()
        .map(MarketConventions::code)
        .collect(Collectors.joining(", "));
  }

  /** What a symbol without a dot gets. */
  String suffix() {
    boolean isPair = market.type() == InstrumentType.FX || market.type() == InstrumentType.CRYPTO;
    return isPair ? "" : "." + market.code();
  }

  /** Which price makes its bars. */
  BarPrice barPrice() {
    return market.barPrice();
  }

  /** What the rules say of a symbol of this market. */
  SymbolRules rules(String symbol) {
    SymbolRules rules = MarketRules.builtIn().symbol(symbol, market.code(), NEWEST);
    if (rules == null) {
      throw new IllegalStateException("no market " + market.code());
    }
    return rules;
  }

  /** Currency of a symbol's turnover. */
  String currencyOf(String symbol) {
    if (market.currency() != null) {
      return market.currency();
    }
    int dot = symbol.indexOf('.');
    String pair = dot < 0 ? symbol : symbol.substring(0, dot);
    if (market.type() == InstrumentType.FX) {
      return pair.length() > CURRENCY ? pair.substring(pair.length() - CURRENCY) : market.code();
    }
    return CRYPTO_CURRENCIES.stream()
        .filter(quote -> pair.endsWith(quote) && pair.length() > quote.length())
        .findFirst()
        .orElse(market.code());
  }

  /** Id of the indicator set that its users expect. */
  String indicators() {
    return market.indicators() == null ? "" : market.indicators();
  }

  /** Whether the feed of its exchange leaves the multiplier out of some turnovers. */
  boolean hasTurnoverPerUnit() {
    return MarketRules.builtIn().isAnyTurnoverPerUnit(market.code());
  }

  /** By how much a symbol's turnover is multiplied where the feed leaves the multiplier out. */
  long turnoverFactor(String symbol) {
    SymbolRules rules = rules(symbol);
    return rules.isTurnoverPerUnit() ? rules.multiplier() : 1;
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
    SymbolRules rules = rules(symbol);
    boolean finer = price == BarPrice.MID && priceDecimals < DecimalCell.MAX_DIGITS;
    int dot = symbol.indexOf('.');
    return new Instrument(
        symbol,
        new Market(dot < 0 ? market.code() : symbol.substring(dot + 1)),
        rules.type(),
        currencyOf(symbol),
        -(finer ? priceDecimals + 1 : priceDecimals),
        -sizeDecimals,
        finer ? 10 : tick(rules.product(), priceDecimals),
        rules.lot() * Scale.pow10(sizeDecimals),
        rules.multiplier(),
        Instrument.UNKNOWN,
        rules.schedule(),
        indicators(),
        price,
        source,
        "",
        rules.rules(-sizeDecimals, false));
  }

  private static long tick(@Nullable Product product, int priceDecimals) {
    return product == null || product.priceDecimals() > priceDecimals
        ? 1
        : product.priceTick() * Scale.pow10(priceDecimals - product.priceDecimals());
  }
}
