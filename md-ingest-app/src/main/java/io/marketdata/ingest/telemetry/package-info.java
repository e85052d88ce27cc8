/** Counts what happens in meters. */
@NullMarked
package io.marketdata.ingest.telemetry;

import org.jspecify.annotations.NullMarked;
