/** The log of updates over Reactor Kafka, as a member of the view writers' group. */
@NullMarked
package io.marketdata.compute.view.kafka;

import org.jspecify.annotations.NullMarked;
