/** The public market streams of Binance: spot, USD-margined and coin-margined futures. */
@NullMarked
package io.marketdata.ingest.feed.binance;

import org.jspecify.annotations.NullMarked;
