package io.marketdata.standalone.accuracy;

import io.marketdata.recorded.RecordedData;
import io.marketdata.standalone.accuracy.DataSet.Part;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Binance's trades of XRP/ETH and the bars that Binance itself made of them. */
final class Binance {

  private static final String FOLDER = "crypto_binance_xrpeth_trades/XRP_ETH-";
  private static final String SYMBOL = "XRPETH";
  private static final Pattern TRADE =
      Pattern.compile(
          "\"a\":(\\d+),\"p\":\"([0-9.]+)\",\"q\":\"([0-9.]+)\",[^}]*\"T\":(\\d+),\"m\":(\\w+)");
  private static final Pattern KLINE =
      Pattern.compile("\\[(\\d+),([^,]+),([^,]+),([^,]+),([^,]+),([^\\]]+)\\]");

  private Binance() {}

  /** All 12,477 trades; {@code m} says that the buyer was there first. */
  static Part trades() {
    return new Part(
        Trade.HEADER,
        to -> {
          String text = RecordedData.text(FOLDER + "trades-raw.json.gz").replace(" ", "");
          for (MatchResult one : TRADE.matcher(text).results().toList()) {
            String side = one.group(5).equals("true") ? "sell" : "buy";
            to.row(SYMBOL, one.group(4), "trade", one.group(2), one.group(3), side, one.group(1));
          }
        });
  }

  /** Its bars with volume: {@code 1m} or {@code 5m}. */
  static Reference klines(String interval) {
    return () -> {
      SortedMap<BarKey, Candle> bars = new TreeMap<>();
      String text = RecordedData.text(FOLDER + interval + ".json.gz").replace(" ", "");
      for (MatchResult one : KLINE.matcher(text).results().toList()) {
        BigDecimal volume = new BigDecimal(one.group(6));
        if (volume.signum() > 0) {
          bars.put(
              new BarKey(SYMBOL, Instant.ofEpochMilli(Long.parseLong(one.group(1)))),
              Candle.prices(one.group(2), one.group(3), one.group(4), one.group(5))
                  .and(Field.VOLUME, volume));
        }
      }
      return bars;
    };
  }
}
