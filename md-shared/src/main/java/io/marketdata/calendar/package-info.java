/**
 * Trading days and sessions: which day, phase and trading minute a stamp belongs to.
 *
 * <p>{@link io.marketdata.calendar.MarketRules} reads the dated rules of all markets from text and
 * is shared; a {@link io.marketdata.calendar.TradingCalendar} answers for one schedule and belongs
 * to one thread. A {@link io.marketdata.calendar.SessionTemplate} is what sources said of their
 * hours before there were dates; it is read from their logs as a schedule.
 */
@NullMarked
package io.marketdata.calendar;

import org.jspecify.annotations.NullMarked;
