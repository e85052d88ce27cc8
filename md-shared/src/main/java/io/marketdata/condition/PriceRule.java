package io.marketdata.condition;

/** Whether a trade of a condition may set a price of a bar. */
public enum PriceRule {
  /** Never. */
  NO,
  /** Always. */
  YES,
  /** Only while the bar has no such price. */
  FIRST;

  /** Bits of {@link ConditionFlags} for open and close. */
  int openCloseFlags() {
    return switch (this) {
      case NO -> 0;
      case YES -> ConditionFlags.PRICE_OC | ConditionFlags.PRICE_OC_FIRST;
      case FIRST -> ConditionFlags.PRICE_OC_FIRST;
    };
  }
}
