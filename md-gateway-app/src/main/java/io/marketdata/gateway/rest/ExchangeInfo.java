package io.marketdata.gateway.rest;

import io.marketdata.gateway.protocol.JsonWriter;
import io.marketdata.instrument.Instrument;
import java.util.Collection;

/** The reference data in Binance's shape, with fields of our own behind Binance's. */
final class ExchangeInfo {

  private ExchangeInfo() {}

  /** What changes from answer to answer; {@link #tail} follows. */
  static byte[] head(long epochMillis) {
    return new JsonWriter()
        .raw("{\"timezone\":\"UTC\",\"serverTime\":")
        .number(epochMillis)
        .toBytes();
  }

  /** The instruments, behind the {@link #head}. */
  static byte[] tail(Collection<Instrument> instruments) {
    JsonWriter json =
        new JsonWriter().raw(",\"rateLimits\":[],\"exchangeFilters\":[],\"symbols\":[");
    boolean first = true;
    for (Instrument instrument : instruments) {
      if (!first) {
        json.raw(',');
      }
      first = false;
      symbol(json, instrument);
    }
    return json.raw("]}").toBytes();
  }

  private static void symbol(JsonWriter json, Instrument instrument) {
    String symbol = instrument.symbol();
    int quoteDecimals = Math.max(0, -instrument.turnoverExponent());
    json.raw("{\"symbol\":").text(symbol).raw(",\"status\":\"TRADING\",\"baseAsset\":");
    json.text(base(instrument)).raw(",\"baseAssetPrecision\":");
    json.number(Math.max(0, -instrument.sizeExponent())).raw(",\"quoteAsset\":");
    json.text(instrument.currency()).raw(",\"quotePrecision\":").number(quoteDecimals);
    json.raw(",\"quoteAssetPrecision\":").number(quoteDecimals);
    json.raw(",\"orderTypes\":[],\"isSpotTradingAllowed\":false,\"filters\":[");
    json.raw("{\"filterType\":\"PRICE_FILTER\",\"tickSize\":");
    json.decimal(instrument.priceTick(), instrument.priceExponent());
    json.raw("},{\"filterType\":\"LOT_SIZE\",\"minQty\":");
    json.decimal(instrument.lot(), instrument.sizeExponent()).raw(",\"stepSize\":");
    json.decimal(instrument.lot(), instrument.sizeExponent()).raw("}],\"permissions\":[]");
    json.raw(",\"market\":").text(instrument.market().code());
    json.raw(",\"type\":").text(instrument.type().name());
    json.raw(",\"multiplier\":").number(instrument.multiplier());
    json.raw(",\"name\":").text(instrument.name()).raw('}');
  }

  private static String base(Instrument instrument) {
    String symbol = instrument.symbol();
    String pair = symbol.indexOf('.') < 0 ? symbol : symbol.substring(0, symbol.indexOf('.'));
    String currency = instrument.currency();
    return pair.endsWith(currency) && pair.length() > currency.length()
        ? pair.substring(0, pair.length() - currency.length())
        : symbol;
  }
}
