package io.marketdata.instrument;

/** Kind of an instrument; stored by name. */
public enum InstrumentType {
  /** A share. */
  STOCK,
  /** An index: it has prices, and its turnover divided by its volume is not its average. */
  INDEX,
  /** A fund that is traded like a share. */
  FUND,
  /** A future; its turnover includes the contract multiplier. */
  FUTURE,
  /** A currency pair or a metal against a currency. */
  FX,
  /** A pair at a crypto venue. */
  CRYPTO
}
