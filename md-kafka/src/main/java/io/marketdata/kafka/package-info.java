/**
 * What the apps share over Kafka: settings, frames sent in order, a partition read to its end,
 * commands.
 */
@NullMarked
package io.marketdata.kafka;

import org.jspecify.annotations.NullMarked;
