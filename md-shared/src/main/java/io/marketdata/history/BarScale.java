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
    return bar.toBuilder()
        .prices(price(bar.open()), price(bar.high()), price(bar.low()), price(bar.close()))
        .volume(size(bar.volume()))
        .turnover(turnover.high(), turnover.low())
        .buyVolume(size(bar.buyVolume()))
        .buyTurnover(bought.high(), bought.low())
        .openInterest(size(bar.openInterest()))
        .interestChange(size(bar.interestChange()))
        .settlement(price(bar.settlement()))
        .excluded(size(bar.excluded()))
        .missing(size(bar.missing()))
        .afterHours(size(bar.afterHours()))
        .unattributed(size(bar.unattributed()))
        .build();
  }

  private long price(long value) {
    return value == Bar.NONE ? Bar.NONE : Scale.rescale(value, priceDigits, 0);
  }

  private long size(long value) {
    return value == Bar.NONE ? Bar.NONE : Scale.rescale(value, sizeDigits, 0);
  }

  private Turnover finer(Turnover turnover) {
    return turnover.multiply(Scale.pow10(priceDigits)).multiply(Scale.pow10(sizeDigits));
  }
}
