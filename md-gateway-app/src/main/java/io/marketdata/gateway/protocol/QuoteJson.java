package io.marketdata.gateway.protocol;

import static io.marketdata.gateway.protocol.JsonWriter.ascii;

import io.marketdata.price.Turnover;
import io.marketdata.wire.sbe.Int128Decoder;
import io.marketdata.wire.sbe.Phase;
import io.marketdata.wire.sbe.Quality;
import io.marketdata.wire.sbe.QuoteUpdateDecoder;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * Quotes: what the core sent, and the figures that follow from it by one division. A figure that is
 * not known is left out. Not thread-safe.
 */
public final class QuoteJson {

  /** Price levels a side. */
  public static final int LEVELS = 5;

  private static final long NONE = Long.MIN_VALUE;
  private static final byte[] QUOTE = ascii("{\"e\":\"quote\",\"E\":");
  private static final Map<Phase, String> PHASES = lowerCase(Phase.class);
  private static final Map<Quality, String> QUALITIES = lowerCase(Quality.class);

  private final JsonWriter json;
  private final Turnover turnover = new Turnover();

  QuoteJson(JsonWriter json) {
    this.json = json;
  }

  /**
   * A quote as a message.
   *
   * @param multiplier the contract multiplier that the turnover includes
   * @param freeFloat in units of {@code 10^sizeExponent}, or {@link Long#MIN_VALUE}
   */
  public byte[] quote(
      String symbol,
      int priceExponent,
      int sizeExponent,
      long multiplier,
      long freeFloat,
      QuoteUpdateDecoder quote) {
    json.reset().raw(QUOTE).millis(quote.eventTime()).raw(",\"s\":").text(symbol);
    prices(quote, priceExponent);
    changes(quote, priceExponent);
    volumes(quote, priceExponent, sizeExponent, multiplier, freeFloat);
    book(quote, priceExponent, sizeExponent);
    json.raw(",\"ph\":").text(name(PHASES, quote.phase()));
    json.raw(",\"ql\":").text(name(QUALITIES, quote.quality()));
    json.raw(",\"seq\":").number(quote.seq()).raw(",\"td\":").day(quote.tradingDay());
    return json.raw('}').toBytes();
  }

  private void prices(QuoteUpdateDecoder quote, int exponent) {
    optional(",\"c\":", quote.last(), exponent);
    optional(",\"o\":", quote.open(), exponent);
    optional(",\"h\":", quote.high(), exponent);
    optional(",\"l\":", quote.low(), exponent);
    optional(",\"x\":", quote.previousClose(), exponent);
    optional(",\"ps\":", quote.previousSettlement(), exponent);
    optional(",\"st\":", quote.settlement(), exponent);
    optional(",\"lu\":", quote.limitUp(), exponent);
    optional(",\"ld\":", quote.limitDown(), exponent);
  }

  private void changes(QuoteUpdateDecoder quote, int exponent) {
    long settlement = quote.previousSettlement();
    long reference = settlement == NONE ? quote.previousClose() : settlement;
    if (reference == NONE || reference == 0) {
      return;
    }
    if (quote.last() != NONE) {
      long change = quote.last() - reference;
      json.raw(",\"p\":").decimal(change, exponent);
      percent(",\"P\":", change, reference);
    }
    if (quote.high() != NONE && quote.low() != NONE) {
      percent(",\"A\":", quote.high() - quote.low(), reference);
    }
  }

  private void volumes(
      QuoteUpdateDecoder quote,
      int priceExponent,
      int sizeExponent,
      long multiplier,
      long freeFloat) {
    json.raw(",\"v\":").decimal(quote.volume(), sizeExponent);
    Int128Decoder amount = quote.turnover();
    turnover.set(amount.high(), amount.low());
    json.raw(",\"q\":").decimal(amount.high(), amount.low(), priceExponent + sizeExponent);
    average(quote.volume(), multiplier, priceExponent);
    if (quote.trades() != NONE) {
      json.raw(",\"n\":").number(quote.trades());
    }
    optional(",\"oi\":", quote.openInterest(), sizeExponent);
    if (freeFloat != NONE && freeFloat > 0) {
      percent(",\"tr\":", quote.volume(), freeFloat);
    }
    json.raw(",\"uv\":").decimal(quote.upVolume(), sizeExponent);
    json.raw(",\"dv\":").decimal(quote.downVolume(), sizeExponent);
  }

  private void average(long volume, long multiplier, int priceExponent) {
    if (volume > 0 && turnover.signum() > 0) {
      long units = Math.multiplyExact(volume, multiplier);
      json.raw(",\"w\":").decimal(turnover.divide(units, 2), priceExponent - 2);
    }
  }

  private void book(QuoteUpdateDecoder quote, int priceExponent, int sizeExponent) {
    long bidSize = 0;
    long askSize = 0;
    int level = 0;
    json.raw(",\"b\":[");
    for (QuoteUpdateDecoder.BidsDecoder bid : quote.bids()) {
      if (level < LEVELS) {
        level(level++, bid.price(), priceExponent, bid.size(), sizeExponent);
        bidSize += bid.size();
      }
    }
    level = 0;
    json.raw("],\"a\":[");
    for (QuoteUpdateDecoder.AsksDecoder ask : quote.asks()) {
      if (level < LEVELS) {
        level(level++, ask.price(), priceExponent, ask.size(), sizeExponent);
        askSize += ask.size();
      }
    }
    json.raw(']');
    if (bidSize + askSize > 0) {
      percent(",\"br\":", bidSize - askSize, bidSize + askSize);
    }
  }

  private void level(int index, long price, int priceExponent, long size, int sizeExponent) {
    if (index > 0) {
      json.raw(',');
    }
    json.raw('[').decimal(price, priceExponent).raw(',').decimal(size, sizeExponent).raw(']');
  }

  private void optional(String field, long value, int exponent) {
    if (value != NONE) {
      json.raw(field).decimal(value, exponent);
    }
  }

  private void percent(String field, long part, long whole) {
    json.raw(field).decimal(Percent.hundredths(part, whole), -2);
  }

  private static <E extends Enum<E>> String name(Map<E, String> names, E value) {
    return names.getOrDefault(value, "unknown");
  }

  private static <E extends Enum<E>> Map<E, String> lowerCase(Class<E> type) {
    Map<E, String> names = new EnumMap<>(type);
    for (E value : type.getEnumConstants()) {
      names.put(value, value.name().toLowerCase(Locale.ROOT));
    }
    return names;
  }
}
