package io.marketdata.calendar;

/**
 * What holds for the contracts of a product from a date on. Immutable.
 *
 * @param exchange as in the symbols of its contracts
 * @param code as the exchange writes it
 * @param schedule id of its schedule
 * @param multiplier size of a contract; turnover includes it
 * @param priceTick smallest step of its price, in units of its decimals
 * @param priceDecimals of its prices
 * @param turnoverPerUnit whether the exchange's feed tells turnover without the multiplier
 */
public record Product(
    String exchange,
    String code,
    String schedule,
    long multiplier,
    long priceTick,
    int priceDecimals,
    boolean turnoverPerUnit) {}
