/** Bars and the intervals that they span. */
@NullMarked
package io.marketdata.candle;

import org.jspecify.annotations.NullMarked;
