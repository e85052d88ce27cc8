/** The log read through Reactor Kafka as a member of the compute group. */
@NullMarked
package io.marketdata.compute.ticks.kafka;

import org.jspecify.annotations.NullMarked;
