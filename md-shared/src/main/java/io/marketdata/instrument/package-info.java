/** What is traded: symbols, markets, scales, ticks, lots, and the lookup of all of them. */
@NullMarked
package io.marketdata.instrument;

import org.jspecify.annotations.NullMarked;
