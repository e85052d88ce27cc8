package io.marketdata.load.check;

import io.marketdata.candle.Bar;
import io.marketdata.wire.sbe.BarUpdateDecoder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/** A bar as names and decimals, the same for a message and for what history gives back. */
final class BarFields {

  private static final BigInteger LOW_RANGE = BigInteger.ONE.shiftLeft(64);
  private static final long NONE = Long.MIN_VALUE;

  private BarFields() {}

  static Map<String, String> of(BarUpdateDecoder bar, int price, int size) {
    Map<String, String> fields = new HashMap<>();
    prices(fields, price, bar.open(), bar.high(), bar.low(), bar.close());
    fields.put("volume", decimal(bar.volume(), size));
    fields.put("buyVolume", decimal(bar.buyVolume(), size));
    fields.put("missing", decimal(bar.missing(), size));
    fields.put("afterHours", decimal(bar.afterHours(), size));
    fields.put("unattributed", decimal(bar.unattributed(), size));
    fields.put("openInterest", decimal(bar.openInterest(), size));
    fields.put("interestChange", decimal(bar.interestChange(), size));
    fields.put("settlement", decimal(bar.settlement(), price));
    fields.put("excluded", decimal(bar.excluded(), size));
    fields.put("turnover", sum(bar.turnover().high(), bar.turnover().low(), price + size));
    fields.put("buyTurnover", sum(bar.buyTurnover().high(), bar.buyTurnover().low(), price + size));
    counts(fields, bar.trades(), bar.firstTradeId(), bar.lastTradeId());
    fields.put("tradingDay", Integer.toString(bar.tradingDay()));
    fields.put("rev", Long.toString(bar.rev()));
    fields.put("seq", Long.toString(bar.seq()));
    fields.put("state", bar.state().name());
    fields.put("reason", bar.reason().name());
    fields.put("marks", Integer.toBinaryString(bar.marks().getRaw()));
    return fields;
  }

  static Map<String, String> of(Bar bar, int price, int size) {
    Map<String, String> fields = new HashMap<>();
    prices(fields, price, bar.open(), bar.high(), bar.low(), bar.close());
    fields.put("volume", decimal(bar.volume(), size));
    fields.put("buyVolume", decimal(bar.buyVolume(), size));
    fields.put("missing", decimal(bar.missing(), size));
    fields.put("afterHours", decimal(bar.afterHours(), size));
    fields.put("unattributed", decimal(bar.unattributed(), size));
    fields.put("openInterest", decimal(bar.openInterest(), size));
    fields.put("interestChange", decimal(bar.interestChange(), size));
    fields.put("settlement", decimal(bar.settlement(), price));
    fields.put("excluded", decimal(bar.excluded(), size));
    fields.put("turnover", sum(bar.turnoverHigh(), bar.turnoverLow(), price + size));
    fields.put("buyTurnover", sum(bar.buyTurnoverHigh(), bar.buyTurnoverLow(), price + size));
    counts(fields, bar.trades(), bar.firstTradeId(), bar.lastTradeId());
    fields.put("tradingDay", Integer.toString(bar.tradingDay()));
    fields.put("rev", Long.toString(bar.rev()));
    fields.put("seq", Long.toString(bar.seq()));
    fields.put("state", bar.state().name());
    fields.put("reason", bar.reason().name());
    fields.put("marks", Integer.toBinaryString(bar.marks()));
    return fields;
  }

  private static void prices(
      Map<String, String> fields, int exponent, long open, long high, long low, long close) {
    fields.put("open", decimal(open, exponent));
    fields.put("high", decimal(high, exponent));
    fields.put("low", decimal(low, exponent));
    fields.put("close", decimal(close, exponent));
  }

  private static void counts(Map<String, String> fields, long trades, long first, long last) {
    fields.put("trades", Long.toString(trades));
    fields.put("firstTradeId", first == NONE ? "none" : Long.toString(first));
    fields.put("lastTradeId", last == NONE ? "none" : Long.toString(last));
  }

  /** A scaled number, without trailing zeros. */
  static String decimal(long value, int exponent) {
    return value == NONE ? "none" : text(BigInteger.valueOf(value), exponent);
  }

  private static String sum(long high, long low, int exponent) {
    BigInteger unsignedLow = BigInteger.valueOf(low);
    if (low < 0) {
      unsignedLow = unsignedLow.add(LOW_RANGE);
    }
    return text(BigInteger.valueOf(high).shiftLeft(64).add(unsignedLow), exponent);
  }

  private static String text(BigInteger unscaled, int exponent) {
    return plain(new BigDecimal(unscaled, -exponent));
  }

  /** A decimal, without trailing zeros. */
  static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
