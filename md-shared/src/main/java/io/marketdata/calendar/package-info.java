/** Trading days and sessions: which day, phase and trading minute a stamp belongs to. */
@NullMarked
package io.marketdata.calendar;

import org.jspecify.annotations.NullMarked;
