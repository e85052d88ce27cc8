/** Brings ticks into the log in their order, and says how far a source has come there. */
@NullMarked
package io.marketdata.ingest.publish;

import org.jspecify.annotations.NullMarked;
