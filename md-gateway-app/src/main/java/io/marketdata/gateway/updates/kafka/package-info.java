/** Updates read from Kafka by assignment, without a group. */
@NullMarked
package io.marketdata.gateway.updates.kafka;

import org.jspecify.annotations.NullMarked;
