package io.marketdata.compute.core;

import io.marketdata.calendar.SessionClock;
import io.marketdata.instrument.Instrument;

/**
 * The rules that a trading day of a symbol runs by, with the messages that they came in. The clock
 * is shared by the symbols of a partition.
 *
 * @param definition the InstrumentDefinition as it came
 * @param session the SessionTemplate as it came
 * @param indicatorSet the IndicatorSet as it came, empty for none
 */
@SuppressWarnings("ArrayRecordComponent")
record Rules(
    Instrument instrument,
    SessionClock clock,
    byte[] definition,
    byte[] session,
    byte[] indicatorSet) {}
