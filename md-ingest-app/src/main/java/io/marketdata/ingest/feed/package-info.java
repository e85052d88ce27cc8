/** What a source of market data is, and how it is started, paced, watched and stopped. */
@NullMarked
package io.marketdata.ingest.feed;

import org.jspecify.annotations.NullMarked;
