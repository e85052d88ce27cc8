/** Checkpoints as Kafka transactions: states, partition record and group offset in one. */
@NullMarked
package io.marketdata.compute.checkpoint.kafka;

import org.jspecify.annotations.NullMarked;
