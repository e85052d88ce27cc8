/**
 * The ladder: what bare Kafka, Redis and Netty reach on this machine, and what the platform keeps
 * of it, one rung after the other. Started by {@code ./load-tests/run}.
 */
@NullMarked
package io.marketdata.load.ladder;

import org.jspecify.annotations.NullMarked;
