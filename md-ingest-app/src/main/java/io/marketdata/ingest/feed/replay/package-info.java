/** Recorded trades of one crypto pair, shifted to now and repeated for ever. */
@NullMarked
package io.marketdata.ingest.feed.replay;

import org.jspecify.annotations.NullMarked;
