package io.marketdata.gateway.history;

import io.marketdata.candle.AuctionBar;

/** An auction's result with the powers of ten of its prices and sizes. */
public record ScaledAuction(int priceExponent, int sizeExponent, AuctionBar auction) {}
