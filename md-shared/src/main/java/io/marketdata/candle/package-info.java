/**
 * Bars and the intervals that they span. Stored are minutes, results of auctions and days; {@link
 * io.marketdata.candle.Rollup} makes bars of any interval of them, {@link
 * io.marketdata.candle.BarFiller} puts flat ones between them, {@link
 * io.marketdata.candle.BarLabel} says which time they are shown under. Stream, queries and files go
 * the same way.
 */
@NullMarked
package io.marketdata.candle;

import org.jspecify.annotations.NullMarked;
