/** Meters and health of the compute app. */
@NullMarked
package io.marketdata.compute.telemetry;

import org.jspecify.annotations.NullMarked;
