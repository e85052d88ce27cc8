/**
 * Trading days and sessions: which day, phase and trading minute a stamp belongs to.
 *
 * <p>{@link io.marketdata.calendar.MarketRules} reads the dated rules of all markets from text and
 * is shared; a {@link io.marketdata.calendar.TradingCalendar} answers for one schedule and belongs
 * to one thread. {@link io.marketdata.calendar.SessionClock} goes by a session template, which has
 * no dates: it reads logs that carry templates.
 */
@NullMarked
package io.marketdata.calendar;

import org.jspecify.annotations.NullMarked;
