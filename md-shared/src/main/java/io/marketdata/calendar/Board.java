package io.marketdata.calendar;

import io.marketdata.instrument.InstrumentType;
import org.jspecify.annotations.Nullable;

/**
 * What holds for the codes of a board of an exchange from a date on. Immutable.
 *
 * @param type of its instruments
 * @param id of its limit rule, null if it has none
 * @param schedule id of its schedule
 * @param priceDecimals of its prices
 * @param lot smallest usual order, in shares
 * @param step by which an order may be larger, in shares
 */
public record Board(
    InstrumentType type,
    @Nullable String id,
    String schedule,
    int priceDecimals,
    long lot,
    long step) {}
