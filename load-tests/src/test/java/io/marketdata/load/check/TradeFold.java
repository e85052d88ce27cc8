package io.marketdata.load.check;

import io.marketdata.history.StoredTrade;
import io.marketdata.wire.FrameReader;
import io.marketdata.wire.sbe.TradeUpdateDecoder;
import java.util.HashMap;
import java.util.Map;

/** Folds trades into their blocks: each seq once. */
final class TradeFold {

  private final Map<String, Map<String, String>> trades = new HashMap<>();
  private final Map<String, Newest> versions = new HashMap<>();

  void take(FrameReader frame, TradeUpdateDecoder trade) {
    int table = trade.symbol();
    String block = ViewNames.block(frame.symbol(table), trade.tradingDay(), trade.seq());
    Map<String, String> fields =
        fields(
            trade.eventTime(),
            BarFields.decimal(trade.price(), frame.priceExponent(table)),
            BarFields.decimal(trade.size(), frame.sizeExponent(table)),
            trade.tradeId(),
            trade.direction().name(),
            trade.flags().getRaw());
    String name = ViewNames.trade(block, trade.seq());
    Map<String, String> had = trades.put(name, fields);
    if (had != null && !had.equals(fields)) {
      throw new IllegalStateException(name + " was made twice: " + had + " and " + fields);
    }
    Newest version = new Newest(0, frame.epoch(), trade.seq(), Map.of());
    versions.merge(block, version, Newest::newer);
  }

  void addTo(ViewContent content) {
    trades.forEach(content::put);
    versions.forEach((block, version) ->
        content.put(block + ViewNames.VERSION, LiveText.version(version.epoch(), version.seq())));
  }

  /** Every trade under {@code SYMBOL seq}: price and size without trailing zeros. */
  Map<String, String> printed() {
    Map<String, String> printed = new HashMap<>();
    trades.forEach((name, fields) -> {
      String symbol = name.substring(name.indexOf('{') + 1, name.indexOf('}'));
      String seq = name.substring(name.lastIndexOf(' '));
      printed.put(symbol + seq, fields.get("price") + ' ' + fields.get("size"));
    });
    return printed;
  }

  static Map<String, String> fields(StoredTrade trade, int priceExponent, int sizeExponent) {
    return fields(
        trade.eventTime(),
        BarFields.decimal(trade.price(), priceExponent),
        BarFields.decimal(trade.size(), sizeExponent),
        trade.tradeId(),
        trade.direction().name(),
        trade.flags());
  }

  private static Map<String, String> fields(
      long eventTime, String price, String size, long tradeId, String direction, int flags) {
    return Map.of(
        "eventTime",
        ViewNames.time(eventTime).toString(),
        "price",
        price,
        "size",
        size,
        "tradeId",
        Long.toString(tradeId),
        "direction",
        direction,
        "flags",
        Integer.toBinaryString(flags));
  }
}
