/** The topics of all epochs, as a change of the epoch reads and makes them. */
@NullMarked
package io.marketdata.compute.epoch.kafka;

import org.jspecify.annotations.NullMarked;
