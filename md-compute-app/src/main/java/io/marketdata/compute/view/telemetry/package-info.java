/** The view writer's meters. */
@NullMarked
package io.marketdata.compute.view.telemetry;

import org.jspecify.annotations.NullMarked;
