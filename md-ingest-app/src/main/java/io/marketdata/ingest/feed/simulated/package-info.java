/**
 * An invented market of some two hundred real symbols: every UTC day is a function of the seed and
 * the day, and reaches the platform as bytes of a venue's protocol.
 */
@NullMarked
package io.marketdata.ingest.feed.simulated;

import org.jspecify.annotations.NullMarked;
