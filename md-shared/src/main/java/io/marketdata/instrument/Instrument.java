package io.marketdata.instrument;

import io.marketdata.price.Scale;
import io.marketdata.wire.sbe.BarPrice;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What can be traded, with all that is needed to read its numbers. Immutable.
 *
 * @param symbol canonical symbol, upper case: {@code 600519.SH}, {@code USDJPY}
 * @param market where it is traded
 * @param type what it is
 * @param currency of its turnover, upper case
 * @param priceExponent power of ten of a price unit, -18..18; -2 = hundredths
 * @param sizeExponent power of ten of a size unit, -18..18
 * @param priceTick smallest step of its price in price units, at least 1
 * @param lot size units of a lot, at least 1
 * @param multiplier size of a contract, at least 1; turnover includes it
 * @param freeFloat size units that are freely traded, {@link #UNKNOWN} if not known
 * @param sessionId id of its session template
 * @param indicatorSetId id of its indicator set, empty for none
 * @param barPrice which price makes its bars
 * @param source the only source that may write it
 * @param name for people, may be empty
 * @param rules where its bars and its trading differ from the usual
 */
public record Instrument(
    String symbol,
    Market market,
    InstrumentType type,
    String currency,
    int priceExponent,
    int sizeExponent,
    long priceTick,
    long lot,
    long multiplier,
    long freeFloat,
    String sessionId,
    String indicatorSetId,
    BarPrice barPrice,
    String source,
    String name,
    InstrumentRules rules) {

  /** Stands for an optional number that is not known. */
  public static final long UNKNOWN = Long.MIN_VALUE;

  /** Longest symbol. */
  public static final int MAX_SYMBOL_LENGTH = 32;

  private static final Pattern SYMBOL = Pattern.compile("[A-Z0-9][A-Z0-9_-]*(\\.[A-Z0-9]+)?");

  /** Checks every part. */
  public Instrument {
    check(isCanonical(symbol), "symbol", symbol);
    check(Scale.isValid(priceExponent), "priceExponent", priceExponent);
    check(Scale.isValid(sizeExponent), "sizeExponent", sizeExponent);
    check(priceTick >= 1, "priceTick", priceTick);
    check(lot >= 1, "lot", lot);
    check(multiplier >= 1, "multiplier", multiplier);
    check(freeFloat == UNKNOWN || freeFloat >= 0, "freeFloat", freeFloat);
    check(!currency.isEmpty(), "currency", currency);
    check(!sessionId.isEmpty(), "sessionId", sessionId);
    check(!source.isEmpty(), "source", source);
    check(barPrice.value() <= BarPrice.ASK.value(), "barPrice", barPrice);
  }

  /** One of the usual rules. */
  public Instrument(
      String symbol,
      Market market,
      InstrumentType type,
      String currency,
      int priceExponent,
      int sizeExponent,
      long priceTick,
      long lot,
      long multiplier,
      long freeFloat,
      String sessionId,
      String indicatorSetId,
      BarPrice barPrice,
      String source,
      String name) {
    this(
        symbol,
        market,
        type,
        currency,
        priceExponent,
        sizeExponent,
        priceTick,
        lot,
        multiplier,
        freeFloat,
        sessionId,
        indicatorSetId,
        barPrice,
        source,
        name,
        InstrumentRules.USUAL);
  }

  /** The same by other rules. */
  public Instrument with(InstrumentRules newRules) {
    return new Instrument(
        symbol,
        market,
        type,
        currency,
        priceExponent,
        sizeExponent,
        priceTick,
        lot,
        multiplier,
        freeFloat,
        sessionId,
        indicatorSetId,
        barPrice,
        source,
        name,
        newRules);
  }

  /** The canonical form of a symbol, however it was typed. */
  public static String canonical(String symbol) {
    return symbol.toUpperCase(Locale.ROOT);
  }

  /** Whether this is a well-formed symbol in canonical form. */
  public static boolean isCanonical(String symbol) {
    return symbol.length() <= MAX_SYMBOL_LENGTH && SYMBOL.matcher(symbol).matches();
  }

  /** Power of ten of a turnover unit. */
  public int turnoverExponent() {
    return priceExponent + sizeExponent;
  }

  private static void check(boolean holds, String what, Object value) {
    if (!holds) {
      throw new IllegalArgumentException("not a valid " + what + ": " + value);
    }
  }
}
