package io.marketdata.gateway.history;

import io.marketdata.history.StoredTrade;

/** A trade with the powers of ten of its price and size. */
public record ScaledTrade(int priceExponent, int sizeExponent, StoredTrade trade) {}
