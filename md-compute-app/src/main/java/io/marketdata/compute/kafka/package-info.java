/** How compute reaches Kafka, which epoch it serves, and what it refuses to start on. */
@NullMarked
package io.marketdata.compute.kafka;

import org.jspecify.annotations.NullMarked;
