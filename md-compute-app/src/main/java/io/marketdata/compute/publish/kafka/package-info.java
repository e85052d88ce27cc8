/** Updates sent to Kafka, one record in flight per partition. */
@NullMarked
package io.marketdata.compute.publish.kafka;

import org.jspecify.annotations.NullMarked;
