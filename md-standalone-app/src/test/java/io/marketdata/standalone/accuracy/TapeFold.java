package io.marketdata.standalone.accuracy;

import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Minutes of a tape of Chinese shares, added up trade by trade with {@link BigDecimal}: none of the
 * platform's classes has a hand in it. Trades of an auction go to the minute beside it.
 */
final class TapeFold {

  /** A bar that grows. */
  private static final class Sum {
    private final BigDecimal open;
    private BigDecimal high;
    private BigDecimal low;
    private BigDecimal close;
    private BigDecimal volume = BigDecimal.ZERO;
    private BigDecimal turnover = BigDecimal.ZERO;

    private Sum(BigDecimal price) {
      open = price;
      high = price;
      low = price;
      close = price;
    }

    private void add(BigDecimal price, BigDecimal size) {
      high = high.max(price);
      low = low.min(price);
      close = price;
      volume = volume.add(size);
      turnover = turnover.add(price.multiply(size));
    }

    private Candle candle() {
      return Candle.prices(open, high, low, close)
          .and(Field.VOLUME, volume)
          .and(Field.TURNOVER, turnover);
    }
  }

  private final SortedMap<BarKey, Sum> sums = new TreeMap<>();

  /** Adds a trade; they come in the order of the tape. */
  void add(Trade trade) {
    BigDecimal price = trade.exactPrice();
    BarKey minute = BarKey.inChina(trade.symbol(), Sections.OF_SHARES.minute(trade.time()));
    sums.computeIfAbsent(minute, key -> new Sum(price)).add(price, new BigDecimal(trade.size()));
  }

  /** The minutes with a trade. */
  SortedMap<BarKey, Candle> minutes() {
    SortedMap<BarKey, Candle> bars = new TreeMap<>();
    sums.forEach((key, sum) -> bars.put(key, sum.candle()));
    return bars;
  }
}
