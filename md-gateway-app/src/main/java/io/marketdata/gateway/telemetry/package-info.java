/** Counters of the fan-out as Micrometer meters. */
@NullMarked
package io.marketdata.gateway.telemetry;

import org.jspecify.annotations.NullMarked;
