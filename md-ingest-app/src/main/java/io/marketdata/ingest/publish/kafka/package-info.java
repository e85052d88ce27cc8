/** The log in Kafka: the only package of this app that knows its client. */
@NullMarked
package io.marketdata.ingest.publish.kafka;

import org.jspecify.annotations.NullMarked;
