package io.marketdata.history;

import io.marketdata.candle.Bar;
import io.marketdata.price.Scale;
import io.marketdata.price.Turnover;

/** Brings bars to finer exponents, exactly. */
final class BarScale {
  private final int priceDigits;
  private final int sizeDigits;

  BarScale(int priceDigits, int sizeDigits) {
    this.priceDigits = priceDigits;
    this.sizeDigits = sizeDigits;
  }

  Bar apply(Bar bar) {
    Turnover turnover = finer(bar.turnover());
    Turnover bought = finer(bar.buyTurnover());
    return new Bar(
        bar.span(),
        bar.start(),
        bar.tradingDay(),
        price(bar.open()),
        price(bar.high()),
        price(bar.low()),
        price(bar.close()),
        size(bar.volume()),
        turnover.high(),
        turnover.low(),
        size(bar.buyVolume()),
        bought.high(),
        bought.low(),
        bar.trades(),
        bar.firstTradeId(),
        bar.lastTradeId(),
        bar.openInterest() == Bar.NONE ? Bar.NONE : size(bar.openInterest()),
        size(bar.missing()),
        size(bar.afterHours()),
        size(bar.unattributed()),
        bar.state(),
        bar.reason(),
        bar.rev(),
        bar.marks(),
        bar.seq(),
        bar.eventTime());
  }

  private long price(long value) {
    return Scale.rescale(value, priceDigits, 0);
  }

  private long size(long value) {
    return Scale.rescale(value, sizeDigits, 0);
  }

  private Turnover finer(Turnover turnover) {
    return turnover.multiply(Scale.pow10(priceDigits)).multiply(Scale.pow10(sizeDigits));
  }
}
