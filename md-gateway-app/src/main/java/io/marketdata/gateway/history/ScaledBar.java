package io.marketdata.gateway.history;

import io.marketdata.candle.Bar;

/** A bar with the powers of ten of its prices and sizes. */
public record ScaledBar(int priceExponent, int sizeExponent, Bar bar) {}
