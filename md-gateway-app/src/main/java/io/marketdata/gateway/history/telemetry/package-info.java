/** Meters of reading the view. */
@NullMarked
package io.marketdata.gateway.history.telemetry;

import org.jspecify.annotations.NullMarked;
