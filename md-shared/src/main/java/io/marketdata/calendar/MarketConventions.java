package io.marketdata.calendar;

import io.marketdata.instrument.InstrumentType;
import io.marketdata.wire.sbe.BarPrice;
import io.marketdata.wire.sbe.LineKind;
import org.jspecify.annotations.Nullable;

/**
 * What holds for the instruments of a market unless something else is said. Immutable.
 *
 * @param code as in the symbols of its instruments
 * @param zone IANA name of its local time
 * @param currency of their turnover; null where the symbol ends with it
 * @param type of its instruments
 * @param schedule id of its schedule
 * @param conditions id of its table of trade conditions, null if it has none
 * @param lot in whole shares or contracts
 * @param indicators id of the indicator set that its users expect, null for none
 * @param barPrice which price makes its bars
 * @param lines which ticks make its bars
 */
public record MarketConventions(
    String code,
    String zone,
    @Nullable String currency,
    InstrumentType type,
    String schedule,
    @Nullable String conditions,
    long lot,
    @Nullable String indicators,
    BarPrice barPrice,
    LineKind lines) {}
