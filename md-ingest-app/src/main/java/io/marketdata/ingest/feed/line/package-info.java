/** The line to a venue that pushes: its states, its way back, and what it missed meanwhile. */
@NullMarked
package io.marketdata.ingest.feed.line;

import org.jspecify.annotations.NullMarked;
